package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines.Receipt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of issuers keeps to. */
public interface IssuerTimelinesContract {
  IssuerId ONE = new IssuerId(Samples.SICHUAN, Samples.code(1));
  IssuerId TWO = new IssuerId(Samples.SICHUAN, Samples.code(2));

  IssuerTimelines issuers();

  @Test
  default void keeps_the_highest_version_whatever_the_order() {
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED)))
        .isEqualTo(Receipt.NEWER);
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD)))
        .isEqualTo(Receipt.OLDER);
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED)))
        .isEqualTo(Receipt.SAME);
    assertThat(issuers().find(List.of(ONE, TWO)))
        .containsOnlyKeys(ONE)
        .containsValue(Samples.issuer(1, 2, Status.SUSPENDED));
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 3, Status.GOOD)))
        .isEqualTo(Receipt.NEWER);
    assertThat(issuers().versions(List.of(ONE, TWO))).containsOnlyKeys(ONE).containsValue(3);
  }

  @Test
  default void another_region_under_the_same_code_is_another_issuer() {
    issuers().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD));
    issuers().keep(Samples.CHONGQING, Samples.issuer(1, 9, Status.WITHDRAWN));
    assertThat(issuers().find(List.of(ONE)).get(ONE)).isEqualTo(Samples.issuer(1, 1, Status.GOOD));
  }
}
