package cn.yichi.recognition.enquiry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.enquiry.HostDecisions.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of other regions' decisions keeps to. */
public interface HostDecisionsContract {
  CertificateId ONE = new CertificateId("a".repeat(32));

  HostDecisions decisions();

  private static HostDecision said(String host, long revision, String outcome) {
    return new HostDecision(
        ONE,
        new Region(host),
        revision,
        2,
        outcome,
        Optional.of(
            new HostDecision.GrantedAs(
                "SAME_LEVEL", Optional.of("SENIOR_WORKER"), Optional.empty())),
        Optional.of("sc-cq-skill-2020/1#skill-level"),
        List.of(
            new HostDecision.SaidGround("CLAUSE_COVERS", Optional.of("某备忘录"), Map.of("kind", "X")),
            new HostDecision.SaidGround("NEWER_THAN_THIS_VERSION", Optional.empty(), Map.of())),
        List.of("PRIOR_CERTIFICATES"),
        Instant.parse("2023-08-01T02:00:00.123Z"));
  }

  @Test
  default void keeps_the_highest_revision_of_each_host() {
    assertThat(
            decisions()
                .keep(
                    List.of(
                        said("500000", 2, "GRANTED"),
                        said("500000", 1, "REFERRED"),
                        said("500000", 2, "GRANTED"),
                        said("110000", 1, "NO_AGREEMENT"))))
        .containsExactly(Receipt.NEWER, Receipt.OLDER, Receipt.SAME, Receipt.NEWER);
    assertThat(
            decisions()
                .keep(
                    List.of(
                        said("500000", 1, "REFERRED"),
                        said("500000", 3, "REFUSED"),
                        said("110000", 1, "NO_AGREEMENT"))))
        .containsExactly(Receipt.OLDER, Receipt.NEWER, Receipt.SAME);
    assertThat(decisions().of(ONE))
        .containsExactlyInAnyOrder(said("500000", 3, "REFUSED"), said("110000", 1, "NO_AGREEMENT"));
  }

  @Test
  default void erases_what_all_hosts_said() {
    decisions().keep(List.of(said("500000", 1, "GRANTED"), said("110000", 1, "GRANTED")));
    decisions().erase(ONE);
    assertThat(decisions().of(ONE)).isEmpty();
    assertThat(decisions().of(new CertificateId("b".repeat(32)))).isEmpty();
  }
}
