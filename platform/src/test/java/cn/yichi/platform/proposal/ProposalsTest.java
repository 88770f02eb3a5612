package cn.yichi.platform.proposal;

import static cn.yichi.platform.proposal.Desk.OPEN;
import static cn.yichi.platform.proposal.Desk.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.idempotency.IdempotencyKey;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.Proposal.State;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Expiring.Page;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.vault.Sealed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ProposalsTest {
  private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));
  private static final Caller OFFICER = Desk.person("zhang", "desk", Role.OFFICER);
  private static final Caller SUPERVISOR = Desk.person("li", "desk", Role.SUPERVISOR);

  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void what_another_confirms_is_carried_out() {
    Proposal opened = desk.opened("a", OFFICER);
    Outcome outcome = desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR);
    assertThat(outcome).isEqualTo(new Outcome.Done(desk.stored(opened.id()), false));
    assertThat(desk.stored(opened.id()).state()).isEqualTo(State.CARRIED_OUT);
    assertThat(desk.register.version("a")).isEqualTo(2);
  }

  @Test
  void nobody_confirms_or_rejects_his_own_in_whatever_role_or_client() {
    Proposal opened = desk.opened("a", OFFICER);
    Caller otherwise = Desk.person("zhang", "mobile", Role.SUPERVISOR);
    assertThat(desk.at(NEXT_DAY).confirm(opened.id(), otherwise))
        .isEqualTo(new Outcome.SamePerson());
    assertThat(desk.at(NEXT_DAY).reject(opened.id(), otherwise, "no"))
        .isEqualTo(new Outcome.SamePerson());
    assertThat(desk.stored(opened.id())).isEqualTo(opened);
    assertThat(desk.register.effects()).isEmpty();
  }

  @Test
  void one_subject_at_two_providers_is_two_people() {
    Proposal opened = desk.opened("a", OFFICER);
    Caller namesake =
        new Caller(
            "https://other.example",
            OFFICER.subject(),
            Optional.empty(),
            SUPERVISOR.roles(),
            Optional.empty(),
            List.of(),
            List.of());
    assertThat(desk.at(NEXT_DAY).confirm(opened.id(), namesake)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void only_the_proposer_takes_it_back() {
    Proposal opened = desk.opened("a", OFFICER);
    assertThat(desk.at(NEXT_DAY).withdraw(opened.id(), SUPERVISOR))
        .isEqualTo(new Outcome.NotTheProposer());
    assertThat(desk.at(NEXT_DAY).withdraw(opened.id(), OFFICER)).isInstanceOf(Outcome.Done.class);
    assertThat(desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR))
        .isEqualTo(new Outcome.Ended(desk.stored(opened.id())));
    assertThat(desk.register.effects()).isEmpty();
  }

  @Test
  void can_be_confirmed_until_its_time_is_over_and_then_no_more() {
    Proposal first = desk.opened("a", OFFICER);
    Proposal second = desk.opened("b", OFFICER);
    assertThat(desk.at(START.plus(OPEN).minusMillis(1)).confirm(first.id(), SUPERVISOR))
        .isInstanceOf(Outcome.Done.class);
    Outcome late = desk.at(START.plus(OPEN)).confirm(second.id(), SUPERVISOR);
    assertThat(late).isEqualTo(new Outcome.Ended(desk.stored(second.id())));
    assertThat(desk.stored(second.id()).state()).isEqualTo(State.EXPIRED);
    assertThat(desk.register.effects()).containsExactly(first.id());
  }

  @Test
  void the_sweep_ends_what_nobody_decided_on_and_nothing_else() {
    Proposal old = desk.opened("a", OFFICER);
    Proposal decided = desk.opened("b", OFFICER);
    desk.at(NEXT_DAY).reject(decided.id(), SUPERVISOR, "no");
    sweep(START.plus(OPEN).minusMillis(1));
    assertThat(desk.stored(old.id()).state()).isEqualTo(State.PROPOSED);
    sweep(START.plus(OPEN));
    assertThat(desk.stored(old.id()).state()).isEqualTo(State.EXPIRED);
    assertThat(desk.stored(decided.id()).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void what_was_written_down_for_it_goes_when_its_time_is_over_and_not_while_one_is_open() {
    List.of("never proposed", "withdrawn", "open again", "confirmed")
        .forEach(subject -> desk.register.prepare(subject, START));
    desk.at(NEXT_DAY).withdraw(desk.opened("withdrawn", OFFICER).id(), OFFICER);
    desk.at(NEXT_DAY).withdraw(desk.opened("open again", OFFICER).id(), OFFICER);
    propose("open again", START.plus(OPEN));
    desk.register.busy(true);
    desk.at(NEXT_DAY).confirm(desk.opened("confirmed", OFFICER).id(), SUPERVISOR);
    assertThat(desk.at(START.plus(OPEN)).forget()).isZero();
    assertThat(desk.at(START.plus(OPEN).plusMillis(1)).forget()).isEqualTo(2);
    assertThat(desk.register.prepared()).containsExactlyInAnyOrder("open again", "confirmed");
  }

  @Test
  void a_change_of_the_subject_ends_it_as_outdated() {
    Proposal opened = desk.opened("a", OFFICER);
    desk.register.change("a");
    Outcome outcome = desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR);
    assertThat(outcome).isEqualTo(new Outcome.Ended(desk.stored(opened.id())));
    assertThat(desk.stored(opened.id()).state()).isEqualTo(State.OUTDATED);
    assertThat(desk.register.effects()).isEmpty();
    assertThat(desk.register.version("a")).isEqualTo(2);
  }

  @Test
  void a_change_between_confirming_and_carrying_out_ends_it_as_outdated_too() {
    Proposal opened = desk.opened("a", OFFICER);
    desk.register.busy(true);
    desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR);
    desk.register.change("a");
    desk.register.busy(false);
    sweep(NEXT_DAY);
    assertThat(desk.stored(opened.id()).state()).isEqualTo(State.OUTDATED);
    assertThat(desk.register.effects()).isEmpty();
  }

  @Test
  void killed_before_the_change_the_sweep_makes_it() {
    killedAt(1);
  }

  @Test
  void killed_between_the_change_and_the_note_of_it_the_sweep_notes_it_and_changes_nothing() {
    killedAt(2);
  }

  private void killedAt(int place) {
    Proposal opened = desk.opened("a", OFFICER);
    desk.register.die(place);
    assertThatThrownBy(() -> desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR))
        .hasMessage("killed here");
    assertThat(desk.stored(opened.id()).state()).isEqualTo(State.CONFIRMED);
    assertThat(desk.register.version("a")).isEqualTo(place);
    sweep(START.plus(OPEN).plus(OPEN));
    assertThat(desk.stored(opened.id()).state()).isEqualTo(State.CARRIED_OUT);
    assertThat(desk.register.effects()).containsExactly(opened.id());
    assertThat(desk.register.version("a")).isEqualTo(2);
  }

  @Test
  void a_fault_of_this_process_does_not_end_the_sweep() {
    Proposal opened = desk.opened("a", OFFICER);
    desk.register.busy(true);
    desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR);
    desk.register.busy(false);
    desk.register.stumble();
    var sweeping = new ProposalSweep(desk.at(NEXT_DAY), Duration.ofMillis(20));
    sweeping.start();
    try {
      await().until(() -> desk.stored(opened.id()).state() == State.CARRIED_OUT);
    } finally {
      sweeping.stop();
    }
    assertThat(desk.register.effects()).containsExactly(opened.id());
  }

  @Test
  void who_lost_the_answer_to_a_confirmation_gets_it_again_as_such_and_nobody_else_does() {
    Proposal opened = desk.opened("a", OFFICER);
    desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR);
    assertThat(desk.at(START.plus(OPEN)).confirm(opened.id(), SUPERVISOR))
        .isEqualTo(new Outcome.Done(desk.stored(opened.id()), true));
    Caller third = Desk.person("wang", "desk", Role.SUPERVISOR);
    assertThat(desk.at(NEXT_DAY).confirm(opened.id(), third)).isInstanceOf(Outcome.Ended.class);
    assertThat(desk.register.effects()).hasSize(1);
  }

  @Test
  void while_one_is_open_no_second_of_its_kind_is_opened_on_the_subject() {
    Proposal first = desk.opened("a", OFFICER);
    assertThat(propose("a", START)).isEqualTo(new Proposed.Taken(first));
    desk.register.busy(true);
    desk.at(NEXT_DAY).confirm(first.id(), SUPERVISOR);
    assertThat(propose("a", NEXT_DAY)).isInstanceOf(Proposed.Taken.class);
    desk.register.busy(false);
    sweep(NEXT_DAY);
    assertThat(propose("a", NEXT_DAY)).isInstanceOf(Proposed.Open.class);
  }

  @Test
  void one_whose_time_is_over_stands_in_nobodys_way() {
    Proposal old = desk.opened("a", OFFICER);
    assertThat(propose("a", START.plus(OPEN))).isInstanceOf(Proposed.Open.class);
    assertThat(desk.stored(old.id()).state()).isEqualTo(State.EXPIRED);
  }

  @Test
  void a_request_sent_again_under_its_key_finds_its_proposal_even_if_it_has_ended() {
    Draft draft = desk.register.draft("a");
    Optional<String> key = Optional.of("key");
    var first = (Proposed.Open) desk.at(START).propose(draft, OFFICER, key);
    assertThat(desk.at(NEXT_DAY).propose(draft, OFFICER, key)).isEqualTo(first);
    desk.at(NEXT_DAY).confirm(first.proposal().id(), SUPERVISOR);
    assertThat(desk.at(NEXT_DAY).propose(draft, OFFICER, key))
        .isEqualTo(new Proposed.Open(desk.stored(first.proposal().id())));
    assertThat(desk.documents().countDocuments()).isEqualTo(1);
  }

  @Test
  void a_key_is_for_one_draft_and_may_be_used_again_once_it_is_forgotten() {
    Draft draft = desk.register.draft("a");
    Optional<String> key = Optional.of("key");
    var first = (Proposed.Open) desk.at(START).propose(draft, OFFICER, key);
    assertThatThrownBy(() -> desk.at(START).propose(desk.register.draft("b"), OFFICER, key))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("idempotency-key-reused");
    desk.at(START).reject(first.proposal().id(), SUPERVISOR, "no");
    var later = START.plus(IdempotencyKey.KEPT);
    var second = (Proposed.Open) desk.at(later).propose(draft, OFFICER, key);
    assertThat(second.proposal().id()).isNotEqualTo(first.proposal().id());
    assertThat(second.proposal().state()).isEqualTo(State.PROPOSED);
  }

  @Test
  void what_could_not_be_carried_out_is_not_proposed() {
    Draft draft = desk.register.draft("a");
    desk.register.change("a");
    assertThat(desk.at(START).propose(draft, OFFICER, Optional.empty()))
        .isEqualTo(new Proposed.Unfit(new ProposedChange.Fit.Outdated(2)));
    assertThat(desk.documents().countDocuments()).isZero();
  }

  @Test
  void keeps_who_it_was_sealed_and_tells_readers_no_more_than_whether_it_was_they() {
    Proposal opened = desk.opened("a", OFFICER);
    desk.at(NEXT_DAY).confirm(opened.id(), SUPERVISOR);
    Document kept = desk.documents().find().first();
    assertThat(kept).isNotNull();
    assertThat(kept.toJson()).doesNotContain("zhang", "\"li\"", "id.example");
    String sealed = kept.get("proposer", Document.class).getString("sealed");
    assertThat(
            desk.vault.open(Sealed.parse(sealed), "proposal/" + opened.id().value() + "/proposer"))
        .isEqualTo(OFFICER.name());
    Proposals reader = desk.at(NEXT_DAY);
    Proposal stored = desk.stored(opened.id());
    ProposalView view = ProposalView.of(stored, party -> reader.isOf(SUPERVISOR, party));
    assertThat(view.proposedBy())
        .isEqualTo(new ProposalView.PersonView("ANOTHER", List.of(Role.OFFICER)));
    assertThat(view.decidedBy())
        .isEqualTo(new ProposalView.PersonView("YOU", List.of(Role.SUPERVISOR)));
  }

  @Test
  void lists_from_the_newest_on_page_by_page_and_by_state() {
    List<ProposalId> ids =
        IntStream.range(0, 5).mapToObj(i -> desk.opened("s" + i, OFFICER).id()).toList();
    desk.at(NEXT_DAY).reject(ids.get(2), SUPERVISOR, "no");
    Proposals reader = desk.at(NEXT_DAY);
    List<Proposal> first = reader.page(Optional.empty(), Optional.empty(), 3);
    List<Proposal> rest = reader.page(Optional.empty(), Optional.of(first.getLast().id()), 3);
    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(2);
    assertThat(reader.page(Optional.of(State.REJECTED), Optional.empty(), 3))
        .extracting(Proposal::id)
        .containsExactly(ids.get(2));
    assertThat(reader.page(Optional.of(State.PROPOSED), Optional.of(first.getFirst().id()), 9))
        .doesNotContain(first.getFirst())
        .hasSizeBetween(3, 4);
  }

  private Proposed propose(String subject, Instant now) {
    return desk.at(now).propose(desk.register.draft(subject), OFFICER, Optional.empty());
  }

  private void sweep(Instant now) {
    new ProposalSweep(desk.at(now), Duration.ofHours(1)).sweep();
  }

  @Test
  void retention_deletes_those_that_ended_long_ago_and_no_open_one() {
    Proposal done = desk.opened("a", OFFICER);
    assertThat(desk.at(NEXT_DAY).confirm(done.id(), SUPERVISOR)).isInstanceOf(Outcome.Done.class);
    Proposal waits = desk.opened("b", OFFICER);
    Proposal late = desk.opened("c", OFFICER);
    assertThat(desk.at(NEXT_DAY.plusMillis(1)).reject(late.id(), SUPERVISOR, "no"))
        .isInstanceOf(Outcome.Done.class);
    Expiring.Page page = desk.ended().page(Optional.empty(), 10, NEXT_DAY);
    assertThat(page).as("nothing is older than that").isEqualTo(new Page(Optional.empty(), 3, 0));
    page = desk.ended().page(Optional.empty(), 10, NEXT_DAY.plusMillis(1));
    assertThat(page).isEqualTo(new Page(Optional.empty(), 3, 1));
    assertThat(desk.documents().find().map(each -> each.getString("_id")))
        .containsExactlyInAnyOrder(waits.id().value(), late.id().value());
    desk.documents()
        .updateOne(
            new Document("_id", late.id().value()),
            new Document("$set", new Document("state", State.CONFIRMED.name())));
    assertThat(desk.ended().page(Optional.empty(), 10, Instant.MAX.minusSeconds(1)).deleted())
        .as("confirmed and not carried out yet")
        .isZero();
    desk.documents()
        .updateOne(
            new Document("_id", late.id().value()),
            new Document("$set", new Document("state", State.CARRIED_OUT.name())));
    assertThat(desk.ended().page(Optional.empty(), 10, Instant.MAX.minusSeconds(1)).deleted())
        .isEqualTo(1);
    assertThat(desk.stored(waits.id())).isEqualTo(waits);
    desk.opened("a", OFFICER);
  }
}
