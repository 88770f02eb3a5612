package cn.yichi.platform.proposal;

import static cn.yichi.platform.proposal.Desk.OPEN;
import static cn.yichi.platform.proposal.Desk.START;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.proposal.Proposal.State;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two processes at one proposal. Both look at their clock after they have read it and before they
 * write, and that is where they wait for each other: so in each round both have seen it open.
 */
@Tag("database")
@Timeout(120)
class ProposalRacesTest {
  private static final int ROUNDS = 150;
  private static final Instant IN_TIME = START.plus(OPEN).minusMillis(1);
  private static final Instant TOO_LATE = START.plus(OPEN);
  private static final Caller OFFICER = Desk.person("zhang", "desk", Role.OFFICER);
  private static final Caller LI = Desk.person("li", "desk", Role.SUPERVISOR);
  private static final Caller WANG = Desk.person("wang", "desk", Role.SUPERVISOR);

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  /** One of the two, with its own clock. */
  private record Racer(Instant now, Function<Proposals, Function<ProposalId, Object>> act) {}

  @Test
  void of_two_confirmations_one_counts_and_the_other_is_told_so() {
    for (int round = 0; round < ROUNDS; round++) {
      Proposal opened = desk.opened("s" + round, OFFICER);
      List<Object> outcomes = race(opened.id(), confirming(LI), confirming(WANG));
      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(Outcome.Ended.class::isInstance).hasSize(1);
      Caller winner = outcomes.getFirst() instanceof Outcome.Done ? LI : WANG;
      Party decider = desk.stored(opened.id()).decision().orElseThrow().by().orElseThrow();
      assertThat(desk.at(IN_TIME).isOf(winner, decider)).isTrue();
      expectEffects(opened, State.CARRIED_OUT);
    }
    assertThat(desk.register.effects()).hasSize(ROUNDS).doesNotHaveDuplicates();
  }

  @Test
  void of_a_confirmation_and_a_rejection_one_counts() {
    Map<State, Integer> ends = new EnumMap<>(State.class);
    for (int round = 0; round < ROUNDS; round++) {
      Proposal opened = desk.opened("s" + round, OFFICER);
      Racer rejecting = new Racer(IN_TIME, desk -> id -> desk.reject(id, WANG, "no"));
      List<Object> outcomes = race(opened.id(), confirming(LI), rejecting);
      assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
      boolean confirmed = outcomes.getFirst() instanceof Outcome.Done;
      State end = confirmed ? State.CARRIED_OUT : State.REJECTED;
      expectEffects(opened, end);
      ends.merge(end, 1, Integer::sum);
    }
    assertThat(ends.getOrDefault(State.CARRIED_OUT, 0)).isEqualTo(desk.register.effects().size());
  }

  @Test
  void of_a_confirmation_and_its_expiry_one_counts() {
    Map<State, Integer> ends = new EnumMap<>(State.class);
    for (int round = 0; round < ROUNDS; round++) {
      Proposal opened = desk.opened("s" + round, OFFICER);
      Racer expiring = new Racer(TOO_LATE, desk -> id -> expire(desk));
      List<Object> outcomes = race(opened.id(), confirming(LI), expiring);
      State end = outcomes.getFirst() instanceof Outcome.Done ? State.CARRIED_OUT : State.EXPIRED;
      expectEffects(opened, end);
      ends.merge(end, 1, Integer::sum);
    }
    assertThat(ends.getOrDefault(State.CARRIED_OUT, 0)).isEqualTo(desk.register.effects().size());
  }

  @Test
  void of_a_confirmation_and_a_withdrawal_one_counts() {
    for (int round = 0; round < ROUNDS; round++) {
      Proposal opened = desk.opened("s" + round, OFFICER);
      Racer withdrawing = new Racer(IN_TIME, desk -> id -> desk.withdraw(id, OFFICER));
      List<Object> outcomes = race(opened.id(), confirming(LI), withdrawing);
      boolean confirmed = outcomes.getFirst() instanceof Outcome.Done;
      expectEffects(opened, confirmed ? State.CARRIED_OUT : State.WITHDRAWN);
    }
  }

  @Test
  void of_two_proposals_on_one_subject_one_is_opened() {
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = desk.register.draft("s" + round);
      Function<Caller, Racer> proposing =
          by -> new Racer(START, desk -> id -> desk.propose(draft, by, Optional.empty()));
      List<Object> outcomes =
          race(ProposalId.fresh(START), proposing.apply(OFFICER), proposing.apply(LI));
      assertThat(outcomes).filteredOn(Proposed.Open.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(Proposed.Taken.class::isInstance).hasSize(1);
    }
  }

  @Test
  void a_confirmation_and_many_sweeps_carry_out_once() {
    for (int round = 0; round < ROUNDS / 3; round++) {
      Proposal opened = desk.opened("s" + round, OFFICER);
      desk.register.busy(true);
      desk.at(IN_TIME).confirm(opened.id(), LI);
      desk.register.busy(false);
      Racer sweeping = new Racer(IN_TIME, desk -> id -> sweep(desk));
      race(opened.id(), confirming(LI), sweeping);
      expectEffects(opened, State.CARRIED_OUT);
    }
    assertThat(desk.register.effects()).hasSize(ROUNDS / 3).doesNotHaveDuplicates();
  }

  private static Racer confirming(Caller by) {
    return new Racer(IN_TIME, desk -> id -> desk.confirm(id, by));
  }

  private static Object expire(Proposals desk) {
    desk.expireDue();
    return "swept";
  }

  private static Object sweep(Proposals desk) {
    new ProposalSweep(desk, Duration.ofHours(1)).sweep();
    return "swept";
  }

  private void expectEffects(Proposal opened, State end) {
    assertThat(desk.stored(opened.id()).state()).isEqualTo(end);
    assertThat(desk.register.effects().contains(opened.id())).isEqualTo(end == State.CARRIED_OUT);
  }

  /** Both outcomes, in the order of the racers. */
  private List<Object> race(ProposalId id, Racer one, Racer other) {
    CyclicBarrier meeting = new CyclicBarrier(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = CompletableFuture.supplyAsync(() -> run(one, id, meeting), threads);
      var second = CompletableFuture.supplyAsync(() -> run(other, id, meeting), threads);
      return List.of(first.join(), second.join());
    }
  }

  private Object run(Racer racer, ProposalId id, CyclicBarrier meeting) {
    return racer.act().apply(desk.with(meetingOnce(racer.now(), meeting))).apply(id);
  }

  /** A clock at whose first look both wait for each other. */
  private static Supplier<Instant> meetingOnce(Instant now, CyclicBarrier meeting) {
    AtomicBoolean met = new AtomicBoolean();
    return () -> {
      if (met.compareAndSet(false, true)) {
        try {
          meeting.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException lost) {
          throw new IllegalStateException(lost);
        }
      }
      return now;
    };
  }
}
