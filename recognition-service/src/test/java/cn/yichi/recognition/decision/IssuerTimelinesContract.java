package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of issuers keeps to. */
public interface IssuerTimelinesContract {
  IssuerId ONE = new IssuerId(Samples.SICHUAN, Samples.code(1));
  IssuerId TWO = new IssuerId(Samples.SICHUAN, Samples.code(2));

  IssuerTimelines issuers();

  /** Another instance on the same store. */
  IssuerTimelines another();

  @Test
  default void keeps_the_highest_version_whatever_the_order() {
    assertThat(
            issuers()
                .keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED), Optional.empty()))
        .isEqualTo(Receipt.NEWER);
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty()))
        .isEqualTo(Receipt.OLDER);
    assertThat(
            issuers()
                .keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED), Optional.empty()))
        .isEqualTo(Receipt.SAME);
    assertThat(issuers().find(List.of(ONE, TWO)))
        .containsOnlyKeys(ONE)
        .containsValue(Samples.issuer(1, 2, Status.SUSPENDED));
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 3, Status.GOOD), Optional.empty()))
        .isEqualTo(Receipt.NEWER);
    assertThat(issuers().versions(List.of(ONE, TWO))).containsOnlyKeys(ONE).containsValue(3);
  }

  @Test
  default void another_region_under_the_same_code_is_another_issuer() {
    issuers().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    issuers().keep(Samples.CHONGQING, Samples.issuer(1, 9, Status.WITHDRAWN), Optional.empty());
    assertThat(issuers().find(List.of(ONE)).get(ONE)).isEqualTo(Samples.issuer(1, 1, Status.GOOD));
  }

  @Test
  default void what_is_recent_is_never_older_than_the_version_asked_for() {
    assertThat(issuers().recent(ONE, 0)).isEmpty();
    issuers().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    assertThat(issuers().recent(ONE, 0)).contains(Samples.issuer(1, 1, Status.GOOD));
    another().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED), Optional.empty());
    assertThat(issuers().recent(ONE, 2)).contains(Samples.issuer(1, 2, Status.SUSPENDED));
  }

  @Test
  default void what_this_instance_kept_is_recent_at_once() {
    issuers().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    assertThat(issuers().recent(ONE, 0)).isPresent();
    issuers().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED), Optional.empty());
    assertThat(issuers().recent(ONE, 0)).contains(Samples.issuer(1, 2, Status.SUSPENDED));
  }

  /** Ids of keys whose word the store holds in doubt; may be added to. */
  Set<String> lostKeys();

  @Test
  default void what_a_lost_key_said_gives_way_whatever_its_version() {
    Instant at = Instant.parse("2026-11-01T00:00:00.123Z");
    Optional<Provenance> lost = Optional.of(new Provenance("lost", at, at));
    Optional<Provenance> fresh = Optional.of(new Provenance("new", at, at));
    issuers().keep(Samples.SICHUAN, Samples.issuer(1, 9, Status.WITHDRAWN), lost);
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.GOOD), fresh))
        .isEqualTo(Receipt.OLDER);
    lostKeys().add("lost");
    Optional<Provenance> kept = Optional.of(new Provenance("new", at.minusMillis(1), at));
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 3, Status.GOOD), kept))
        .as("signed before the key was lost, repeated now")
        .isEqualTo(Receipt.OLDER);
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.GOOD), fresh))
        .isEqualTo(Receipt.REPLACED);
    IssuerId id = new IssuerId(Samples.SICHUAN, Samples.code(1));
    assertThat(issuers().find(List.of(id))).containsEntry(id, Samples.issuer(1, 2, Status.GOOD));
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.GOOD), fresh))
        .isEqualTo(Receipt.SAME);
    assertThat(issuers().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), fresh))
        .isEqualTo(Receipt.OLDER);
  }
}
