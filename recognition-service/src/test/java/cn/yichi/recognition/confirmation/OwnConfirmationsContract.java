package cn.yichi.recognition.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.OwnConfirmations.Write;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of own confirmations does. */
public interface OwnConfirmationsContract {
  OwnConfirmations confirmations();

  /** Event ids that wait to be published of a certificate, in order. */
  List<String> waiting(CertificateId certificate);

  private static OwnConfirmation version(int version) {
    return new OwnConfirmation(
        Samples.id(1),
        version,
        List.of(
            new Confirmed(
                new ClauseRef("an-agreement", 1, "levels"),
                Condition.VERIFICATION,
                LocalDate.parse("2023-07-01"),
                version > 1 ? Optional.of(LocalDate.parse("2023-08-01")) : Optional.empty(),
                "核验单"),
            new Confirmed(
                new ClauseRef("an-agreement", 2, "titles"),
                Condition.FILING,
                LocalDate.parse("2023-07-02"),
                Optional.empty(),
                "备案表")),
        Samples.NOW,
        Optional.of("proposal-" + version));
  }

  @Test
  default void keeps_each_version_that_follows_the_one_before_and_has_it_published() {
    assertThat(confirmations().find(Samples.id(1))).isEmpty();
    assertThat(confirmations().save(version(1))).isEqualTo(Write.DONE);
    assertThat(confirmations().find(Samples.id(1))).contains(version(1));
    assertThat(confirmations().save(version(1))).isEqualTo(Write.STALE);
    assertThat(confirmations().save(version(3))).isEqualTo(Write.STALE);
    assertThat(confirmations().save(version(2))).isEqualTo(Write.DONE);
    assertThat(confirmations().find(Samples.id(1))).contains(version(2));
    String id = "510000/" + Samples.id(1).value();
    assertThat(waiting(Samples.id(1))).containsExactly(id + "/1", id + "/2");
  }

  @Test
  default void says_busy_where_too_much_waits_to_be_published() {
    for (int version = 1; version <= 16; version++) {
      assertThat(confirmations().save(version(version))).isEqualTo(Write.DONE);
    }
    assertThat(confirmations().save(version(17))).isEqualTo(Write.BUSY);
    assertThat(confirmations().find(Samples.id(1))).contains(version(16));
  }

  @Test
  default void erases_all_but_the_version_and_publishes_nothing_but_the_end() {
    confirmations().erase(Samples.id(1), Samples.NOW);
    assertThat(confirmations().find(Samples.id(1))).isEmpty();
    confirmations().save(version(1));
    confirmations().save(version(2));
    confirmations().erase(Samples.id(1), Samples.NOW);
    confirmations().erase(Samples.id(1), Samples.NOW);
    assertThat(confirmations().find(Samples.id(1)))
        .contains(new OwnConfirmation(Samples.id(1), 3, List.of(), Samples.NOW, Optional.empty()));
    String id = "510000/" + Samples.id(1).value();
    assertThat(waiting(Samples.id(1))).containsExactly(id + "/3");
    assertThat(confirmations().save(version(4))).isEqualTo(Write.DONE);
    assertThat(confirmations().find(Samples.id(1))).contains(version(4));
    confirmations().erase(Samples.id(1), Samples.NOW);
    assertThat(waiting(Samples.id(1))).containsExactly(id + "/5");
  }
}
