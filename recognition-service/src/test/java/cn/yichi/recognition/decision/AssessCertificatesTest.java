package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.AssessCertificates.Intake;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.World.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AssessCertificatesTest {
  private static final long SEED = Long.getLong("yichi.test.seed", new Random().nextLong());
  private static final IssuerTimeline GOOD = Samples.issuer(1, 1, Status.GOOD);
  private static final Instant LOST = Instant.parse("2026-11-01T00:00:00Z");
  private final World world = new World();

  private static Replica master(int serial, int version, CertificateStatus status) {
    // Issued in Chongqing's neighbour, recognised here, and enough for the housing benefit.
    return Samples.replica(
        serial, version, Samples.SICHUAN, 1, SkillLevel.MASTER_TECHNICIAN, status);
  }

  @Test
  void tells_applied_duplicate_and_stale_versions_apart() {
    assertThat(world.assess.receive(List.of(Samples.replica(1, 2), Samples.replica(2, 1))))
        .containsExactly(Intake.APPLIED, Intake.APPLIED);
    assertThat(
            world.assess.receive(
                List.of(
                    Samples.replica(1, 1),
                    Samples.replica(1, 2),
                    Samples.replica(2, 2),
                    Samples.replica(2, 3),
                    Samples.replica(2, 3))))
        .containsExactly(
            Intake.STALE, Intake.DUPLICATE, Intake.STALE, Intake.APPLIED, Intake.DUPLICATE);
    assertThat(world.standing(2).certificateVersion()).isEqualTo(3);
    assertThat(world.standing(2).revision()).isEqualTo(2);
  }

  private static Replica by(String key, Replica replica) {
    return by(key, LOST, replica);
  }

  private static Replica by(String key, Instant signedAt, Replica replica) {
    return Samples.by(new Provenance(key, signedAt, LOST), replica);
  }

  @Test
  void what_a_lost_key_said_gives_way_to_an_older_version_and_to_nothing_else() {
    world.issuers.keep(Samples.SICHUAN, GOOD, Optional.empty());
    world.assess.receive(List.of(by("lost", master(1, 3, CertificateStatus.VALID))));
    world.assess.receive(List.of(by("lost", master(1, 9, CertificateStatus.REVOKED))));
    assertThat(world.standing(1).outcome()).isEqualTo("REFUSED");
    assertThat(world.assess.receive(List.of(by("new", master(1, 3, CertificateStatus.VALID)))))
        .containsExactly(Intake.STALE);
    world.lostKeys.add("lost");
    Replica kept = by("new", LOST.minusMillis(1), master(1, 3, CertificateStatus.VALID));
    assertThat(world.assess.receive(List.of(kept)))
        .as("signed before the key was lost, repeated now")
        .containsExactly(Intake.STALE);
    assertThat(world.assess.receive(List.of(by("new", master(1, 3, CertificateStatus.VALID)))))
        .containsExactly(Intake.APPLIED);
    assertThat(world.standing(1).certificateVersion()).isEqualTo(3);
    assertThat(world.standing(1).outcome()).isEqualTo("GRANTED");
    assertThat(world.standing(1).revision()).isEqualTo(3);
    assertThat(world.assess.receive(List.of(by("new", master(1, 2, CertificateStatus.VALID)))))
        .containsExactly(Intake.STALE);
    assertThat(world.assess.receive(List.of(by("new", master(1, 3, CertificateStatus.VALID)))))
        .containsExactly(Intake.DUPLICATE);
  }

  @Test
  void an_issuer_that_a_lost_key_suspended_is_good_again_by_an_older_version() {
    Instant at = Instant.parse("2026-11-01T00:00:00Z");
    Optional<Provenance> lost = Optional.of(new Provenance("lost", at, at));
    world.issuers.keep(Samples.SICHUAN, GOOD, lost);
    world.assess.receive(List.of(master(1, 1, CertificateStatus.VALID)));
    IssuerTimeline forged = Samples.issuer(1, 7, Status.WITHDRAWN);
    world.issuers.keep(Samples.SICHUAN, forged, lost);
    world.reassess.issuerMoved(Samples.SICHUAN, forged);
    String under = world.standing(1).outcome();
    assertThat(under).isNotEqualTo("GRANTED");
    world.lostKeys.add("lost");
    Optional<Provenance> fresh = Optional.of(new Provenance("new", at, at));
    assertThat(world.issuers.keep(Samples.SICHUAN, GOOD, fresh))
        .isEqualTo(IssuerTimelines.Receipt.REPLACED);
    world.reassess.issuerMoved(Samples.SICHUAN, GOOD);
    assertThat(world.standing(1).outcome()).isEqualTo("GRANTED");
    IssuerTimeline next = Samples.issuer(1, 2, Status.SUSPENDED);
    world.issuers.keep(Samples.SICHUAN, next, fresh);
    world.reassess.issuerMoved(Samples.SICHUAN, next);
    assertThat(world.standing(1).outcome()).isNotEqualTo("GRANTED");
  }

  @Test
  void an_id_taken_by_a_lost_key_of_another_region_is_given_back() {
    Replica taken = Samples.unproven(1, 9, Samples.CHONGQING);
    Replica own = Samples.unproven(1, 1, Samples.SICHUAN);
    world.assess.receive(List.of(by("lost", taken)));
    assertThat(world.assess.receive(List.of(by("new", own)))).containsExactly(Intake.FOREIGN);
    world.lostKeys.add("lost");
    assertThat(world.assess.receive(List.of(by("new", own)))).containsExactly(Intake.APPLIED);
    assertThat(world.standing(1).home()).isEqualTo(Samples.SICHUAN);
  }

  @Test
  void whose_an_id_is_stays_proven_when_the_key_that_proved_it_is_gone() {
    world.assess.receive(List.of(Samples.replica(1, 1)));
    world.assess.receive(List.of(Samples.unproven(1, 2, Samples.SICHUAN)));
    assertThat(world.standing(1).certificateVersion()).isEqualTo(2);
    assertThat(world.standing(1).homeIsProven()).isTrue();
  }

  @Test
  void a_doubtful_certificate_whose_home_is_proven_goes_to_no_other_region() {
    world.assess.receive(List.of(by("lost", Samples.replica(1, 2))));
    world.lostKeys.add("lost");
    for (Replica taken : List.of(other(1, 9), Samples.unproven(1, 9, Samples.CHONGQING))) {
      assertThat(world.assess.receive(List.of(by("new", taken)))).containsExactly(Intake.FOREIGN);
    }
    assertThat(world.standing(1).home()).isEqualTo(Samples.SICHUAN);
  }

  @Test
  void who_took_an_id_first_gives_it_back_to_the_region_that_the_id_proves() {
    world.assess.receive(List.of(Samples.unproven(1, 9, Samples.CHONGQING)));
    assertThat(world.assess.receive(List.of(Samples.replica(1, 1))))
        .containsExactly(Intake.APPLIED);
    assertThat(world.standing(1).home()).isEqualTo(Samples.SICHUAN);
    assertThat(world.standing(1).certificateVersion()).isEqualTo(1);
  }

  @Test
  void another_region_does_not_outdo_a_version_in_the_same_batch() {
    world.assess.receive(List.of(Samples.replica(1, 4)));
    assertThat(
            world.assess.receive(
                List.of(
                    Samples.replica(1, 5),
                    other(1, 2_000_000_000),
                    Samples.replica(2, 5),
                    Samples.unproven(2, 2_000_000_000, Samples.CHONGQING),
                    Samples.unproven(3, 2_000_000_000, Samples.CHONGQING),
                    Samples.replica(3, 5))))
        .containsExactly(
            Intake.APPLIED,
            Intake.FOREIGN,
            Intake.APPLIED,
            Intake.FOREIGN,
            Intake.APPLIED,
            Intake.APPLIED);
    for (int serial = 1; serial <= 3; serial++) {
      assertThat(world.standing(serial).home()).isEqualTo(Samples.SICHUAN);
      assertThat(world.standing(serial).certificateVersion()).isEqualTo(5);
    }
  }

  private static Replica other(int serial, int version) {
    return Samples.replica(
        serial, version, Samples.CHONGQING, 1, SkillLevel.TECHNICIAN, CertificateStatus.VALID);
  }

  @Test
  void what_was_signed_before_its_erasure_stays_erased() {
    world.judgements.noteErasure(Samples.id(1), Samples.SICHUAN, LOST);
    world.judgements.noteErasure(Samples.id(2), Samples.CHONGQING, LOST);
    assertThat(
            world.assess.receive(
                List.of(by("key", Samples.replica(1, 1)), by("key", Samples.replica(2, 1)))))
        .containsExactly(Intake.STALE, Intake.APPLIED);
    assertThat(world.assess.receive(List.of(by("key", LOST.plusMillis(1), Samples.replica(1, 2)))))
        .containsExactly(Intake.APPLIED);
  }

  @Test
  void the_same_stale_version_twice_is_stale_twice() {
    world.assess.receive(List.of(Samples.replica(1, 3)));
    assertThat(world.assess.receive(List.of(Samples.replica(1, 2), Samples.replica(1, 2))))
        .containsExactly(Intake.STALE, Intake.STALE);
  }

  @Test
  void no_region_changes_a_certificate_of_another() {
    world.assess.receive(List.of(Samples.replica(1, 1)));
    Replica taken =
        Samples.replica(1, 9, Samples.CHONGQING, 1, SkillLevel.TECHNICIAN, CertificateStatus.VALID);
    assertThat(world.assess.receive(List.of(taken))).containsExactly(Intake.FOREIGN);
    assertThat(world.standing(1).certificateVersion()).isEqualTo(1);
  }

  /** The same under other digests, as it comes to one who never heard of it before. */
  private static Replica again(int version, CertificateStatus status, Cause first) {
    Replica same = master(1, version, status);
    return new Replica(
        same.view(),
        same.holder(),
        "digest-1-again",
        same.numberMasked(),
        "name-1-again",
        List.of("document-1-again"),
        first,
        true,
        true,
        Optional.empty());
  }

  private Judgement judgement(int serial) {
    return world.judgements.judgement(Samples.id(serial));
  }

  @Test
  void what_is_said_again_is_decided_for_the_reason_of_the_decision_before() {
    world.issuers.keep(Samples.SICHUAN, GOOD, Optional.empty());
    world.assess.receive(List.of(master(1, 1, CertificateStatus.VALID)));
    for (int version = 2; version < 4; version++) {
      Replica again = again(version, CertificateStatus.VALID, Cause.NEW);
      assertThat(world.assess.receive(List.of(again, again)))
          .containsExactly(Intake.APPLIED, Intake.DUPLICATE);
      assertThat(judgement(1).cause()).isEqualTo(Cause.NEW);
    }
    assertThat(world.standing(1).revision()).isEqualTo(3);
    assertThat(world.judgements.announced(Samples.id(1))).as("all wait to be sent").hasSize(3);
    assertThat(world.benefits.announced(Samples.id(1))).containsExactly("OPEN");
    assertThat(world.judgements.byNumber(List.of("digest-1", "digest-1-again"))).hasSize(1);
    assertThat(world.assess.receive(List.of(master(1, 4, CertificateStatus.REVOKED))))
        .containsExactly(Intake.APPLIED);
    world.assess.receive(List.of(again(5, CertificateStatus.REVOKED, Cause.NEW)));
    assertThat(judgement(1).cause()).isEqualTo(Cause.CORRECTION);
    assertThat(world.standing(1).outcome()).isEqualTo("REFUSED");
  }

  @Test
  void an_old_file_stays_silent_when_it_is_said_again_and_others_are_told_when_the_issuer_comes() {
    for (Cause first : List.of(Cause.NEW, Cause.BACKFILL)) {
      World fresh = new World();
      fresh.assess.receive(List.of(master(1, 1, CertificateStatus.VALID).because(first)));
      fresh.assess.receive(List.of(again(2, CertificateStatus.VALID, Cause.NEW)));
      assertThat(fresh.judgements.judgement(Samples.id(1)).cause()).isEqualTo(first);
      fresh.receive(new Event.Issuer(GOOD));
      assertThat(fresh.standing(1).outcome()).isEqualTo("GRANTED");
      assertThat(fresh.judgements.judgement(Samples.id(1)).cause()).isEqualTo(first);
    }
  }

  @Test
  void what_moved_underneath_is_told_though_it_comes_with_what_is_said_again() {
    world.assess.receive(List.of(master(1, 1, CertificateStatus.VALID).because(Cause.BACKFILL)));
    world.issuers.keep(Samples.SICHUAN, GOOD, Optional.empty());
    world.assess.receive(List.of(again(2, CertificateStatus.VALID, Cause.NEW)));
    assertThat(world.standing(1).outcome()).isEqualTo("GRANTED");
    assertThat(judgement(1).cause()).isEqualTo(Cause.BACKFILL);
    world.issuers.keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.WITHDRAWN), Optional.empty());
    world.assess.receive(List.of(again(3, CertificateStatus.VALID, Cause.NEW)));
    assertThat(world.standing(1).outcome()).isNotEqualTo("GRANTED");
    assertThat(judgement(1).cause()).isEqualTo(Cause.ISSUER);
    // The version that revoked it never came here.
    world.issuers.keep(Samples.SICHUAN, Samples.issuer(1, 3, Status.GOOD), Optional.empty());
    world.reassess.issuerMoved(Samples.SICHUAN, Samples.issuer(1, 3, Status.GOOD));
    world.assess.receive(List.of(again(5, CertificateStatus.REVOKED, Cause.NEW)));
    assertThat(world.standing(1).outcome()).isEqualTo("REFUSED");
    assertThat(judgement(1).cause()).isEqualTo(Cause.CORRECTION);
  }

  @Test
  void first_news_that_comes_in_one_batch_with_what_is_said_again_stays_first_news() {
    Replica news = master(1, 1, CertificateStatus.VALID);
    Replica again = again(2, CertificateStatus.VALID, Cause.BACKFILL);
    for (List<Replica> batch : List.of(List.of(news, again), List.of(again, news))) {
      World fresh = new World();
      fresh.issuers.keep(Samples.SICHUAN, GOOD, Optional.empty());
      assertThat(fresh.assess.receive(batch))
          .containsExactlyInAnyOrder(Intake.STALE, Intake.APPLIED);
      assertThat(fresh.judgements.judgement(Samples.id(1)).cause()).isEqualTo(Cause.NEW);
      assertThat(fresh.judgements.judgement(Samples.id(1)).replica().numberDigest())
          .isEqualTo("digest-1-again");
      assertThat(fresh.benefits.causes()).containsExactly("NEW");
    }
  }

  @Test
  void what_was_never_heard_of_before_is_news_though_it_is_said_again() {
    world.issuers.keep(Samples.SICHUAN, GOOD, Optional.empty());
    world.assess.receive(List.of(again(2, CertificateStatus.VALID, Cause.NEW)));
    assertThat(judgement(1).cause()).isEqualTo(Cause.NEW);
    assertThat(world.standing(1).revision()).isEqualTo(1);
  }

  @Test
  void a_certificate_whose_issuer_is_late_is_referred_and_then_decided_for_its_first_cause() {
    world.receive(new Event.Certificates(List.of(Samples.replica(1, 1))));
    assertThat(world.standing(1).outcome()).isEqualTo("REFERRED");
    world.receive(new Event.Issuer(GOOD));
    assertThat(world.standing(1).outcome()).isEqualTo("GRANTED");
    assertThat(world.judgements.page(java.util.Optional.empty(), 1).getFirst().cause())
        .isEqualTo("NEW");
    assertThat(world.judgements.announced(Samples.id(1))).hasSize(2);
  }

  @Test
  void a_redelivery_moves_a_decision_that_a_crash_left_on_an_old_issuer() {
    world.receive(new Event.Issuer(GOOD));
    world.receive(new Event.Certificates(List.of(Samples.replica(1, 1))));
    // Kept and walked over while the certificate was on its way; then the process died.
    world.issuers.keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED), Optional.empty());
    assertThat(world.assess.receive(List.of(Samples.replica(1, 1))))
        .containsExactly(Intake.DUPLICATE);
    assertThat(world.standing(1).outcome()).isEqualTo("REFERRED");
  }

  @Test
  void a_redelivery_moves_a_decision_that_a_crash_left_on_a_forged_issuer() {
    Instant at = Instant.parse("2026-11-01T00:00:00Z");
    IssuerTimeline forged = Samples.issuer(1, 9, Status.WITHDRAWN);
    world.issuers.keep(Samples.SICHUAN, forged, Optional.of(new Provenance("lost", at, at)));
    world.assess.receive(List.of(Samples.replica(1, 1)));
    assertThat(world.standing(1).outcome()).isNotEqualTo("GRANTED");
    world.lostKeys.add("lost");
    // Put right and walked over while the certificate was on its way; then the process died.
    world.issuers.keep(
        Samples.SICHUAN,
        Samples.issuer(1, 3, Status.GOOD),
        Optional.of(new Provenance("new", at, at)));
    assertThat(world.assess.receive(List.of(Samples.replica(1, 1))))
        .containsExactly(Intake.DUPLICATE);
    assertThat(world.standing(1).outcome()).isEqualTo("GRANTED");
  }

  @Test
  void an_issuer_version_that_changes_no_answer_publishes_nothing() {
    world.receive(new Event.Issuer(GOOD));
    world.receive(new Event.Certificates(List.of(Samples.replica(1, 1))));
    world.receive(new Event.Issuer(Samples.issuer(1, 2, Status.GOOD)));
    assertThat(world.standing(1).revision()).isEqualTo(1);
    assertThat(world.judgements.announced(Samples.id(1))).hasSize(1);
    assertThat(world.judgements.held(List.of(Samples.id(1))).getFirst().issuerVersion())
        .contains(2);
  }

  @Test
  void a_suspended_issuer_moves_its_certificates_and_their_benefits() {
    world.receive(new Event.Issuer(GOOD));
    world.receive(new Event.Certificates(List.of(master(1, 1, CertificateStatus.VALID))));
    assertThat(world.benefits.announced(Samples.id(1))).containsExactly("OPEN");
    world.receive(new Event.Issuer(Samples.issuer(1, 2, Status.SUSPENDED)));
    assertThat(world.standing(1).outcome()).isEqualTo("REFERRED");
    assertThat(world.benefits.announced(Samples.id(1))).containsExactly("OPEN", "CLOSED");
    world.receive(new Event.Issuer(Samples.issuer(1, 3, Status.GOOD)));
    assertThat(world.benefits.announced(Samples.id(1))).containsExactly("OPEN", "CLOSED", "OPEN");
  }

  @Test
  void sixteen_waiting_facts_hold_the_batch_back_until_they_are_sent() {
    world.receive(new Event.Issuer(GOOD));
    for (int version = 1; version <= 16; version++) {
      world.assess.receive(List.of(Samples.replica(1, version)));
    }
    List<Replica> more = List.of(Samples.replica(1, 17), Samples.replica(2, 1));
    assertThatThrownBy(() -> world.assess.receive(more)).isInstanceOf(Contended.class);
    assertThat(world.standing(1).certificateVersion()).isEqualTo(16);
    world.judgements.drain();
    assertThat(world.assess.receive(more)).containsExactly(Intake.APPLIED, Intake.DUPLICATE);
    assertThat(world.judgements.announced(Samples.id(1))).hasSize(17);
  }

  /** Certificates of two issuers in several versions, the last of each sound or revoked. */
  private static List<Event> history() {
    List<Event> events = new ArrayList<>();
    for (int serial = 1; serial <= 6; serial++) {
      int issuer = 1 + serial % 2;
      for (int version = 1; version <= 3; version++) {
        events.add(
            new Event.Certificates(
                List.of(
                    Samples.replica(
                        serial,
                        version,
                        Samples.SICHUAN,
                        issuer,
                        serial % 3 == 0 ? SkillLevel.MASTER_TECHNICIAN : SkillLevel.SENIOR_WORKER,
                        version == 3 && serial > 4
                            ? CertificateStatus.REVOKED
                            : CertificateStatus.VALID))));
      }
    }
    for (int issuer = 1; issuer <= 2; issuer++) {
      events.add(new Event.Issuer(Samples.issuer(issuer, 1, Status.GOOD)));
      events.add(new Event.Issuer(Samples.issuer(issuer, 2, Status.SUSPENDED)));
      events.add(new Event.Issuer(Samples.issuer(issuer, 3, Status.GOOD)));
    }
    return events;
  }

  private static final Map<String, Object> EXPECTED = settled(history()).books();

  private static World settled(List<Event> events) {
    World world = new World();
    events.forEach(world::receive);
    return world;
  }

  @RepeatedTest(40)
  void any_order_with_repetitions_gives_the_same_books(
      org.junit.jupiter.api.RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    List<Event> mixed = new ArrayList<>(history());
    mixed.addAll(history().subList(0, 9));
    Collections.shuffle(mixed, new Random(seed));
    assertThat(settled(mixed).books()).as("seed " + seed).isEqualTo(EXPECTED);
  }

  @RepeatedTest(60)
  void what_comes_in_between_leaves_no_decision_and_no_benefit_on_old_grounds(
      org.junit.jupiter.api.RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<Event> mixed = new ArrayList<>(history());
    Collections.shuffle(mixed, random);
    World interleaved = new World();
    interleaved.interleave(mixed, random);
    assertThat(interleaved.books()).as("seed " + seed).isEqualTo(EXPECTED);
  }

  @Test
  void after_a_crash_at_any_point_redelivery_gives_the_same_books_and_announces_all_once() {
    List<Event> events =
        List.of(
            new Event.Certificates(
                List.of(
                    master(1, 1, CertificateStatus.VALID),
                    Samples.replica(2, 1),
                    master(3, 1, CertificateStatus.VALID))),
            new Event.Issuer(GOOD),
            new Event.Certificates(
                List.of(master(1, 2, CertificateStatus.REVOKED), Samples.replica(2, 2))),
            new Event.Issuer(Samples.issuer(1, 2, Status.SUSPENDED)));
    World undisturbed = settled(events);
    boolean crashed = true;
    for (int call = 1; crashed; call++) {
      World world = new World();
      world.crashAt(call);
      crashed = receiveAll(world, events);
      world.beforeEachCall(() -> {});
      assertThat(world.books()).as("crash at call " + call).isEqualTo(undisturbed.books());
      for (int serial = 1; serial <= 3; serial++) {
        assertThat(world.judgements.announced(Samples.id(serial)))
            .as("facts of " + serial + ", crash at call " + call)
            .isEqualTo(undisturbed.judgements.announced(Samples.id(serial)));
      }
    }
  }

  /** A crash leaves consequences that nothing stored has: whoever mends them may come too early. */
  @Test
  void a_repetition_at_any_point_of_the_redelivery_after_a_crash_at_any_point_opens_nothing() {
    Event granted = new Event.Certificates(List.of(master(1, 1, CertificateStatus.VALID)));
    Event revoked = new Event.Certificates(List.of(master(1, 2, CertificateStatus.REVOKED)));
    List<Event> all = List.of(new Event.Issuer(GOOD), granted, revoked);
    Map<String, Object> undisturbed = settled(all).books();
    boolean crashed = true;
    for (int crash = 1; crashed; crash++) {
      boolean repeated = true;
      for (int call = 1; repeated; call++) {
        World world = settled(all.subList(0, 2));
        crashed = crashes(world, crash, revoked);
        repeated = world.receiveAmid(revoked, call, granted);
        assertThat(world.books())
            .as("crash at %d, repeated at %d", crash, call)
            .isEqualTo(undisturbed);
      }
    }
  }

  @Test
  void what_is_registered_while_somebody_takes_back_what_is_gone_keeps_its_benefits() {
    Event granted =
        new Event.Certificates(
            List.of(master(1, 1, CertificateStatus.VALID).because(Cause.BACKFILL)));
    World undisturbed = settled(List.of(new Event.Issuer(GOOD), granted));
    int[] calls = {1};
    for (int call = 1; calls[0] >= call; call++) {
      World world = settled(List.of(new Event.Issuer(GOOD)));
      int at = call;
      calls[0] = 0;
      world.beforeEachCall(
          () -> {
            if (++calls[0] == at) {
              world.receive(granted);
            }
          });
      world.reassess.ruled(List.of(Samples.id(1)));
      world.beforeEachCall(() -> {});
      if (calls[0] < at) {
        world.receive(granted);
      }
      assertThat(world.books()).as("registered at call " + at).isEqualTo(undisturbed.books());
      assertThat(world.benefits.causes())
          .as("an old file stays one, registered at call " + at)
          .isEqualTo(undisturbed.benefits.causes());
    }
  }

  private static boolean crashes(World world, int call, Event event) {
    world.crashAt(call);
    try {
      world.receive(event);
      return false;
    } catch (World.Crash crash) {
      return true;
    } finally {
      world.beforeEachCall(() -> {});
    }
  }

  /** Each event again after a crash in it, as an uncommitted batch is; true where one crashed. */
  private static boolean receiveAll(World world, List<Event> events) {
    boolean crashed = false;
    for (Event event : events) {
      try {
        world.receive(event);
      } catch (World.Crash crash) {
        crashed = true;
        world.beforeEachCall(() -> {});
        world.receive(event);
      }
    }
    return crashed;
  }
}
