package cn.yichi.platform.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.proposal.Proposal.Decision;
import cn.yichi.platform.proposal.Proposal.State;
import cn.yichi.platform.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every command in every state. */
class ProposalTest {
  private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant UNTIL = START.plus(Duration.ofDays(7));
  private static final Instant IN_TIME = UNTIL.minusMillis(1);
  private static final Party PROPOSER = party("p", Role.OFFICER);
  private static final Party DECIDER = party("d", Role.SUPERVISOR);
  private static final Party THIRD = party("x", Role.SUPERVISOR);

  /** In the order of the table's columns. */
  private static final Map<String, Function<Proposal, Step>> COMMANDS = commands();

  private static final String TABLE =
      """
      PROPOSED    own CONFIRMED CONFIRMED own REJECTED REJECTED WITHDRAWN other -  EXPIRED OUTDATED -
      CONFIRMED   own again     -         own -        -        -         other -  -       OUTDATED CARRIED_OUT
      CARRIED_OUT own again     -         own -        -        -         other -  -       -        -
      REJECTED    own -         -         own again    -        -         other -  -       -        -
      WITHDRAWN   own -         -         own -        -        again     other -  -       -        -
      EXPIRED     own -         -         own -        -        -         other -  -       -        -
      OUTDATED    own -         -         own -        -        -         other -  -       -        -
      """;

  private static Map<String, Function<Proposal, Step>> commands() {
    Map<String, Function<Proposal, Step>> all = new LinkedHashMap<>();
    all.put("confirm by the proposer", proposal -> proposal.confirm(PROPOSER, IN_TIME));
    all.put("confirm by the decider", proposal -> proposal.confirm(DECIDER, IN_TIME));
    all.put("confirm by a third", proposal -> proposal.confirm(THIRD, IN_TIME));
    all.put("reject by the proposer", proposal -> proposal.reject(PROPOSER, "no", IN_TIME));
    all.put("reject by the decider", proposal -> proposal.reject(DECIDER, "no", IN_TIME));
    all.put("reject by a third", proposal -> proposal.reject(THIRD, "no", IN_TIME));
    all.put("withdraw by the proposer", proposal -> proposal.withdraw(PROPOSER, IN_TIME));
    all.put("withdraw by a third", proposal -> proposal.withdraw(THIRD, IN_TIME));
    all.put("expire in time", proposal -> proposal.expire(IN_TIME));
    all.put("expire when time is over", proposal -> proposal.expire(UNTIL));
    all.put("outdate", proposal -> proposal.outdate(IN_TIME));
    all.put("carried out", Proposal::carriedOut);
    return all;
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    List<String> seen = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] row = line.strip().split(" +");
      Proposal present = in(State.valueOf(row[0]));
      assertThat(row).hasSize(COMMANDS.size() + 1);
      int column = 0;
      for (Map.Entry<String, Function<Proposal, Step>> command : COMMANDS.entrySet()) {
        column++;
        assertThat(word(command.getValue().apply(present)))
            .as(row[0] + ", " + command.getKey())
            .isEqualTo(row[column]);
      }
      seen.add(row[0]);
    }
    assertThat(seen).containsExactly(names());
  }

  @Test
  void from_its_last_instant_on_nobody_decides_any_more() {
    Proposal late = in(State.PROPOSED);
    for (Step step :
        List.of(
            late.confirm(DECIDER, UNTIL),
            late.reject(DECIDER, "no", UNTIL),
            late.withdraw(PROPOSER, UNTIL))) {
      assertThat(word(step)).isEqualTo("EXPIRED");
    }
  }

  @Test
  void remembers_who_decided_when_and_with_what_comment() {
    assertThat(in(State.PROPOSED).reject(DECIDER, "no", IN_TIME))
        .isInstanceOfSatisfying(
            Step.To.class,
            to ->
                assertThat(to.next().decision())
                    .contains(new Decision(IN_TIME, Optional.of(DECIDER), Optional.of("no"))));
  }

  @Test
  void shows_no_person_when_it_is_printed() {
    assertThat(in(State.CONFIRMED).toString())
        .doesNotContain("sealed of")
        .doesNotContain("index of");
  }

  private static Proposal in(State state) {
    Optional<Decision> decision =
        switch (state) {
          case PROPOSED -> Optional.empty();
          case CONFIRMED, CARRIED_OUT, REJECTED -> decision(Optional.of(DECIDER));
          case WITHDRAWN -> decision(Optional.of(PROPOSER));
          case EXPIRED, OUTDATED -> decision(Optional.empty());
        };
    Draft draft = new Draft("kind", "subject", 3, Map.of("to", "x"), "why");
    return new Proposal(ProposalId.fresh(START), draft, PROPOSER, START, UNTIL, state, decision);
  }

  private static Optional<Decision> decision(Optional<Party> by) {
    return Optional.of(new Decision(START, by, Optional.empty()));
  }

  private static String word(Step step) {
    return switch (step) {
      case Step.To(Proposal next) -> next.state().name();
      case Step.Repeated repeated -> "again";
      case Step.Stays stays -> "-";
      case Step.SamePerson same -> "own";
      case Step.NotTheProposer other -> "other";
    };
  }

  private static String[] names() {
    return java.util.Arrays.stream(State.values()).map(State::name).toArray(String[]::new);
  }

  private static Party party(String name, Role role) {
    return new Party("sealed of " + name, "index of " + name, Set.of(role));
  }
}
