package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.AssessCertificates.Intake;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records that come together, with one among them that somebody kept and repeats. */
class ArrivalsTest {
  private static final Instant LOST = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant BEFORE = LOST.minusMillis(1);
  private static final Instant AFTER = LOST.plusMillis(1);

  private static World world() {
    World world = new World();
    world.issuers.keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    return world;
  }

  /** What a thief made of it is held, and its region has revoked the key. */
  private static World forged() {
    World world = world();
    world.assess.receive(List.of(master("lost", LOST, 9, CertificateStatus.REVOKED)));
    world.lostKeys.add("lost");
    return world;
  }

  /** Its region has erased it. */
  private static World erased() {
    World world = world();
    world.judgements.noteErasure(Samples.id(1), Samples.SICHUAN, LOST);
    return world;
  }

  private static Replica master(
      String key, Instant signedAt, int version, CertificateStatus status) {
    return Samples.by(
        new Provenance(key, signedAt, LOST),
        Samples.replica(1, version, Samples.SICHUAN, 1, SkillLevel.MASTER_TECHNICIAN, status));
  }

  private static Replica valid(Instant signedAt, int version) {
    return master("key", signedAt, version, CertificateStatus.VALID);
  }

  private static Replica revoked(Instant signedAt, int version) {
    return master("key", signedAt, version, CertificateStatus.REVOKED);
  }

  @Test
  void what_was_republished_takes_the_place_of_a_forgery_though_a_repeated_record_comes_with_it() {
    World world = forged();
    assertThat(world.assess.receive(List.of(valid(BEFORE, 3), valid(AFTER, 3))))
        .containsExactly(Intake.STALE, Intake.APPLIED);
    assertThat(world.standing(1).outcome()).isEqualTo("GRANTED");
  }

  @Test
  void what_is_registered_anew_is_taken_in_though_what_was_erased_comes_with_it() {
    World world = erased();
    assertThat(world.assess.receive(List.of(valid(AFTER, 1), revoked(BEFORE, 7))))
        .containsExactly(Intake.APPLIED, Intake.STALE);
    assertThat(world.standing(1).certificateVersion()).isEqualTo(1);
  }

  @Test
  void any_order_in_any_batches_ends_alike() {
    everyWayEndsIn(
        "3 GRANTED",
        ArrivalsTest::forged,
        List.of(valid(BEFORE, 3), valid(AFTER, 3), revoked(BEFORE, 2), valid(AFTER, 2)));
    everyWayEndsIn(
        "2 GRANTED",
        ArrivalsTest::erased,
        List.of(revoked(BEFORE, 7), valid(AFTER, 1), valid(AFTER, 2), valid(BEFORE, 2)));
    everyWayEndsIn(
        "2 GRANTED",
        ArrivalsTest::world,
        List.of(
            valid(AFTER, 1),
            valid(AFTER, 2),
            Samples.unproven(1, 9, Samples.CHONGQING),
            Samples.unproven(1, 1, Samples.SICHUAN)));
  }

  private static void everyWayEndsIn(String end, Supplier<World> begin, List<Replica> records) {
    for (List<Replica> order : orders(records)) {
      for (int cuts = 0; cuts < 1 << records.size() - 1; cuts++) {
        World world = begin.get();
        batches(order, cuts).forEach(world.assess::receive);
        Standing standing = world.standing(1);
        assertThat(standing.certificateVersion() + " " + standing.outcome())
            .as("%s in batches %s", order, batches(order, cuts).stream().map(List::size).toList())
            .isEqualTo(end);
        assertThat(standing.homeIsProven()).isTrue();
      }
    }
  }

  private static List<List<Replica>> orders(List<Replica> records) {
    if (records.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Replica>> orders = new ArrayList<>();
    for (int first = 0; first < records.size(); first++) {
      List<Replica> rest = new ArrayList<>(records);
      Replica head = rest.remove(first);
      for (List<Replica> tail : orders(rest)) {
        List<Replica> order = new ArrayList<>(List.of(head));
        order.addAll(tail);
        orders.add(order);
      }
    }
    return orders;
  }

  /**
   * @param cuts bit n: whether a batch ends behind record n
   */
  private static List<List<Replica>> batches(List<Replica> order, int cuts) {
    List<List<Replica>> batches = new ArrayList<>();
    List<Integer> ends =
        IntStream.range(0, order.size())
            .filter(n -> n == order.size() - 1 || (cuts >> n & 1) == 1)
            .boxed()
            .toList();
    int from = 0;
    for (int end : ends) {
      batches.add(order.subList(from, end + 1));
      from = end + 1;
    }
    return batches;
  }

  @Test
  void a_version_that_is_held_is_a_duplicate_though_a_newer_one_comes_with_it() {
    World world = world();
    world.assess.receive(List.of(valid(AFTER, 3)));
    assertThat(
            world.assess.receive(
                List.of(valid(AFTER, 3), valid(AFTER, 4), valid(AFTER, 2), valid(AFTER, 5))))
        .containsExactly(Intake.DUPLICATE, Intake.STALE, Intake.STALE, Intake.APPLIED);
  }

  @Test
  void who_paused_before_the_write_brings_back_nothing_that_was_erased_in_the_meantime() {
    World world = world();
    eraseBeforeTheWrite(world);
    assertThat(world.assess.receive(List.of(valid(BEFORE, 1)))).containsExactly(Intake.APPLIED);
    assertThat(world.books()).isEqualTo(world().books());
  }

  @Test
  void who_ended_behind_the_write_leaves_nothing_that_was_erased_in_the_meantime() {
    World world = world();
    eraseBeforeTheWrite(world);
    int[] calls = {0};
    world.judgements.beforeEachCall(
        () -> {
          // Standings, erasures, that of the interruption, the write.
          if (++calls[0] == 5) {
            throw new World.Crash();
          }
        });
    List<Replica> batch = List.of(valid(BEFORE, 1));
    assertThatThrownBy(() -> world.assess.receive(batch)).isInstanceOf(World.Crash.class);
    world.beforeEachCall(() -> {});
    assertThat(world.standing(1)).isNotNull();
    assertThat(world.assess.receive(batch)).containsExactly(Intake.STALE);
    assertThat(world.books()).isEqualTo(world().books());
  }

  private static void eraseBeforeTheWrite(World world) {
    // What follows from a decision is the last thing before the write.
    world.benefits.beforeEachCall(
        () -> {
          world.benefits.beforeEachCall(() -> {});
          world.judgements.noteErasure(Samples.id(1), Samples.SICHUAN, LOST);
        });
  }
}
