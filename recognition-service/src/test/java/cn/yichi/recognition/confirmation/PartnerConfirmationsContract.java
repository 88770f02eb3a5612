package cn.yichi.recognition.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.PartnerConfirmations.Heard;
import cn.yichi.recognition.confirmation.PartnerConfirmations.Receipt;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of heard confirmations does. */
public interface PartnerConfirmationsContract {
  Instant LOST = Instant.parse("2026-11-01T00:00:00Z");
  ClauseRef CLAUSE = new ClauseRef("an-agreement", 1, "levels");

  PartnerConfirmations confirmations();

  /** Ids of keys whose word is in doubt. */
  Set<String> lostKeys();

  private static Confirmed item(Condition condition, String from, String until) {
    return new Confirmed(
        CLAUSE,
        condition,
        LocalDate.parse(from),
        until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until)),
        "核验单");
  }

  private static Heard heard(Region by, int serial, int version, Confirmed... items) {
    return new Heard(by, Samples.id(serial), version, List.of(items));
  }

  private Receipt keep(Heard heard) {
    return confirmations().keep(heard, Optional.empty());
  }

  @Test
  default void keeps_the_newest_state_of_each_region_and_certificate() {
    Heard first = heard(Samples.SICHUAN, 1, 1, item(Condition.VERIFICATION, "2023-07-01", ""));
    Heard second =
        heard(
            Samples.SICHUAN,
            1,
            2,
            item(Condition.VERIFICATION, "2023-07-01", "2023-08-01"),
            item(Condition.FILING, "2023-07-02", ""));
    Heard anothers = heard(Samples.CHONGQING, 1, 9, item(Condition.FILING, "2020-01-01", ""));
    assertThat(keep(first)).isEqualTo(Receipt.NEWER);
    assertThat(keep(second)).isEqualTo(Receipt.NEWER);
    assertThat(keep(second)).isEqualTo(Receipt.SAME);
    assertThat(keep(first)).isEqualTo(Receipt.OLDER);
    assertThat(keep(anothers)).isEqualTo(Receipt.NEWER);
    assertThat(confirmations().heard(List.of(Samples.id(1), Samples.id(2))))
        .containsExactlyInAnyOrder(second, anothers);
  }

  @Test
  default void what_was_heard_is_like_rulings_in_favour_of_whoever_said_it() {
    keep(
        heard(
            Samples.SICHUAN,
            1,
            1,
            item(Condition.VERIFICATION, "2023-07-01", "2023-08-01"),
            item(Condition.FILING, "2023-07-02", "")));
    Map<CertificateId, List<Ruling>> of = confirmations().of(List.of(Samples.id(1), Samples.id(2)));
    assertThat(of).containsOnlyKeys(Samples.id(1));
    String id = "510000/" + Samples.id(1).value();
    assertThat(of.get(Samples.id(1)))
        .containsExactly(
            new Ruling(
                id + "/1",
                Optional.of(Samples.id(1)),
                CLAUSE,
                new Ruling.Subject.Unfulfilled(Condition.VERIFICATION),
                true,
                LocalDate.parse("2023-07-01"),
                Optional.of(LocalDate.parse("2023-08-01")),
                "核验单",
                "",
                Optional.of(Samples.SICHUAN)),
            new Ruling(
                id + "/2",
                Optional.of(Samples.id(1)),
                CLAUSE,
                new Ruling.Subject.Unfulfilled(Condition.FILING),
                true,
                LocalDate.parse("2023-07-02"),
                Optional.empty(),
                "核验单",
                "",
                Optional.of(Samples.SICHUAN)));
  }

  @Test
  default void forgets_what_one_region_said_or_all_said_of_a_certificate() {
    keep(heard(Samples.SICHUAN, 1, 3));
    keep(heard(Samples.CHONGQING, 1, 3));
    keep(heard(Samples.SICHUAN, 2, 3));
    assertThat(confirmations().forget(Samples.SICHUAN, Samples.id(1))).isTrue();
    assertThat(confirmations().forget(Samples.SICHUAN, Samples.id(1))).isFalse();
    assertThat(confirmations().heard(List.of(Samples.id(1))))
        .containsExactly(heard(Samples.CHONGQING, 1, 3));
    assertThat(keep(heard(Samples.SICHUAN, 1, 1))).isEqualTo(Receipt.NEWER);
    confirmations().erase(Samples.id(1));
    assertThat(confirmations().heard(List.of(Samples.id(1), Samples.id(2))))
        .containsExactly(heard(Samples.SICHUAN, 2, 3));
  }

  @Test
  default void what_a_lost_key_said_gives_way_to_an_older_version() {
    var lost = Optional.of(new Provenance("lost", LOST, LOST));
    var good = Optional.of(new Provenance("new", LOST, LOST));
    Heard forged = heard(Samples.SICHUAN, 1, 9, item(Condition.VERIFICATION, "2023-07-01", ""));
    Heard sound = heard(Samples.SICHUAN, 1, 1);
    assertThat(confirmations().keep(forged, lost)).isEqualTo(Receipt.NEWER);
    assertThat(confirmations().keep(sound, good)).isEqualTo(Receipt.OLDER);
    lostKeys().add("lost");
    assertThat(confirmations().keep(sound, good)).isEqualTo(Receipt.NEWER);
    assertThat(confirmations().heard(List.of(Samples.id(1)))).containsExactly(sound);
  }
}
