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
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
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
  private static void forge(World world, int serial) {
    Replica forgery = master(serial, LOST, 9, CertificateStatus.REVOKED);
    world.assess.receive(List.of(Samples.by(new Provenance("lost", LOST, LOST), forgery)));
    world.lostKeys.add("lost");
  }

  private static void erase(World world, int serial) {
    world.judgements.noteErasure(Samples.id(serial), Samples.SICHUAN, LOST);
  }

  private static Replica master(
      int serial, Instant signedAt, int version, CertificateStatus status) {
    return Samples.by(
        new Provenance("key", signedAt, LOST),
        Samples.replica(serial, version, Samples.SICHUAN, 1, SkillLevel.MASTER_TECHNICIAN, status));
  }

  private static Replica valid(int serial, Instant signedAt, int version) {
    return master(serial, signedAt, version, CertificateStatus.VALID);
  }

  private static Replica valid(Instant signedAt, int version) {
    return valid(1, signedAt, version);
  }

  private static Replica revoked(int serial, Instant signedAt, int version) {
    return master(serial, signedAt, version, CertificateStatus.REVOKED);
  }

  @Test
  void what_was_republished_takes_the_place_of_a_forgery_though_a_repeated_record_comes_with_it() {
    World world = world();
    forge(world, 1);
    assertThat(world.assess.receive(List.of(valid(BEFORE, 3), valid(AFTER, 3))))
        .containsExactly(Intake.STALE, Intake.APPLIED);
    assertThat(world.standing(1).outcome()).isEqualTo("GRANTED");
  }

  @Test
  void what_is_registered_anew_is_taken_in_though_what_was_erased_comes_with_it() {
    World world = world();
    erase(world, 1);
    assertThat(world.assess.receive(List.of(valid(AFTER, 1), revoked(1, BEFORE, 7))))
        .containsExactly(Intake.APPLIED, Intake.STALE);
    assertThat(world.standing(1).certificateVersion()).isEqualTo(1);
  }

  @Test
  void any_order_in_any_batches_ends_alike() {
    everyWayEndsIn(
        "3 GRANTED",
        ArrivalsTest::forge,
        n ->
            List.of(
                valid(n, BEFORE, 3),
                valid(n, AFTER, 3),
                revoked(n, BEFORE, 2),
                valid(n, AFTER, 2)));
    everyWayEndsIn(
        "2 GRANTED",
        ArrivalsTest::erase,
        n ->
            List.of(
                revoked(n, BEFORE, 7),
                valid(n, AFTER, 1),
                valid(n, AFTER, 2),
                valid(n, BEFORE, 2)));
    everyWayEndsIn(
        "2 GRANTED",
        (world, n) -> {},
        n ->
            List.of(
                valid(n, AFTER, 1),
                valid(n, AFTER, 2),
                Samples.unproven(n, 9, Samples.CHONGQING),
                Samples.unproven(n, 1, Samples.SICHUAN)));
  }

  /** Each way with a certificate of its own. */
  private static void everyWayEndsIn(
      String end, BiConsumer<World, Integer> begin, IntFunction<List<Replica>> records) {
    World world = world();
    int ways = orders(records.apply(1)).size();
    int serial = 0;
    for (int way = 0; way < ways; way++) {
      for (int cuts = 0; cuts < 8; cuts++) {
        begin.accept(world, ++serial);
        List<List<Replica>> batches = batches(orders(records.apply(serial)).get(way), cuts);
        batches.forEach(world.assess::receive);
        Standing standing = world.standing(serial);
        assertThat(standing.certificateVersion() + " " + standing.outcome())
            .as("%s", batches)
            .isEqualTo(end);
        assertThat(standing.homeIsProven()).isTrue();
      }
    }
    assertThat(serial).isEqualTo(24 * 8);
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
    Replica old = valid(BEFORE, 7);
    assertThatThrownBy(() -> world.assess.receive(List.of(old))).isInstanceOf(World.Crash.class);
    world.beforeEachCall(() -> {});
    assertThat(world.standing(1)).isNotNull();
    World other = world();
    assertThat(world.assess.receive(List.of(old, revoked(1, AFTER, 1))))
        .containsExactly(Intake.STALE, Intake.APPLIED);
    other.assess.receive(List.of(revoked(1, AFTER, 1)));
    assertThat(world.books()).isEqualTo(other.books());
    assertThat(world.assess.receive(List.of(old))).containsExactly(Intake.STALE);
    assertThat(world.books()).isEqualTo(other.books());
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
