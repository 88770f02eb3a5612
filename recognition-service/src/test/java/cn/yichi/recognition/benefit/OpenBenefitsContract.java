package cn.yichi.recognition.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of open benefits keeps to. */
public interface OpenBenefitsContract {
  CertificateId ONE = new CertificateId("a".repeat(32));
  CertificateId TWO = new CertificateId("b".repeat(32));

  OpenBenefits benefits();

  /** {@code OPEN} or {@code CLOSED} for each published change of a certificate, in order. */
  List<String> announced(CertificateId certificate);

  private static List<OpenBenefit> benefit(
      CertificateId certificate, boolean open, int version, String... facts) {
    return List.of(
        new OpenBenefit(
            certificate,
            new HolderRef("h".repeat(32)),
            new Region("510000"),
            "jiangjin-housing",
            version,
            new Region("500116"),
            open,
            List.of(facts),
            "NEW"));
  }

  @Test
  default void publishes_an_opening_once() {
    benefits().open(benefit(ONE, true, 1, "housePriceFen"));
    benefits().open(benefit(ONE, true, 1, "housePriceFen"));
    assertThat(announced(ONE)).containsExactly("OPEN");
    assertThat(announced(TWO)).isEmpty();
  }

  @Test
  default void answers_which_certificates_of_a_batch_it_changed() {
    benefits().open(benefit(ONE, true, 1));
    List<OpenBenefit> both = new ArrayList<>(benefit(ONE, true, 1));
    both.addAll(benefit(TWO, true, 1));
    both.addAll(benefit(TWO, true, 1));
    assertThat(benefits().open(both)).containsExactly(TWO);
    assertThat(announced(ONE)).containsExactly("OPEN");
    assertThat(announced(TWO)).containsExactly("OPEN");
  }

  @Test
  default void publishes_again_when_the_policy_or_the_needed_facts_change() {
    benefits().open(benefit(ONE, true, 1, "housePriceFen"));
    benefits().open(benefit(ONE, true, 2, "housePriceFen"));
    benefits().open(benefit(ONE, true, 2));
    assertThat(announced(ONE)).containsExactly("OPEN", "OPEN", "OPEN");
  }

  @Test
  default void closes_only_what_is_open() {
    benefits().close(benefit(ONE, false, 1));
    benefits().open(benefit(ONE, true, 1));
    benefits().close(benefit(ONE, false, 1));
    benefits().close(benefit(ONE, false, 1));
    benefits().open(benefit(ONE, true, 1));
    assertThat(announced(ONE)).containsExactly("OPEN", "CLOSED", "OPEN");
  }

  @Test
  default void erases_one_certificate_only() {
    benefits().open(benefit(ONE, true, 1));
    benefits().open(benefit(TWO, true, 1));
    benefits().erase(ONE);
    assertThat(announced(ONE)).isEmpty();
    benefits().close(benefit(TWO, false, 1));
    assertThat(announced(TWO)).containsExactly("OPEN", "CLOSED");
  }
}
