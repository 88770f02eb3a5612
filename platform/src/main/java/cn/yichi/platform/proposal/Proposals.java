package cn.yichi.platform.proposal;

import cn.yichi.platform.idempotency.IdempotencyKey;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.Proposal.State;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.store.Sweeper;
import cn.yichi.platform.vault.PiiVault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Proposes, confirms, rejects and withdraws. Every step is a compare-and-set on the one document of
 * the proposal: of two that meet, one finds it done.
 */
final class Proposals {
  static final String PROPOSER = "proposer";
  static final String DECIDER = "decider";
  private static final int ATTEMPTS = 5;
  private static final int PAGE = 100;

  /** A word of one person on a proposal. */
  private interface Command {
    Step on(Proposal proposal, Party by, Instant now);
  }

  private final ProposalStore store;
  private final Map<String, ProposedChange> changes;
  private final PiiVault vault;
  private final Duration openFor;
  private final Clock clock;
  private final Sweeper preparations;

  Proposals(
      ProposalStore store,
      List<ProposedChange> changes,
      PiiVault vault,
      Duration openFor,
      Clock clock) {
    this.store = store;
    this.changes =
        changes.stream()
            .collect(Collectors.toUnmodifiableMap(ProposedChange::kind, Function.identity()));
    this.vault = vault;
    this.openFor = openFor;
    this.clock = clock;
    this.preparations = new Sweeper("preparations of proposals", this::forget, clock);
  }

  /**
   * Opens a proposal.
   *
   * @param request the idempotency key of the request; whoever was killed before answering it finds
   *     the proposal again, for as long as keys are remembered
   */
  Proposed propose(Draft draft, Caller caller, Optional<String> request) {
    Optional<Proposal> known = request.flatMap(key -> requested(key, draft));
    if (known.isPresent()) {
      return new Proposed.Open(known.get());
    }
    Fit fit = change(draft).check(draft);
    if (!(fit instanceof Fit.Fits)) {
      return new Proposed.Unfit(fit);
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Instant now = now();
      ProposalId id = ProposalId.fresh(now);
      Party proposer = party(caller, id, PROPOSER);
      Proposal proposal = Proposal.opened(id, draft, proposer, now, now.plus(openFor));
      if (store.add(proposal, request)) {
        return new Proposed.Open(proposal);
      }
      known = request.flatMap(key -> requested(key, draft));
      if (known.isPresent()) {
        return new Proposed.Open(known.get());
      }
      Optional<Proposal> open = store.open(draft);
      if (open.isPresent() && !expired(open.get())) {
        return new Proposed.Taken(open.get());
      }
    }
    throw busy();
  }

  /** What a request under this key has proposed before. */
  private Optional<Proposal> requested(String key, Draft draft) {
    Optional<Proposal> known = store.ofRequest(key);
    if (known.isEmpty()) {
      return known;
    }
    if (!now().isBefore(known.get().proposedAt().plus(IdempotencyKey.KEPT))) {
      store.forgetRequest(known.get().id());
      return Optional.empty();
    }
    if (!known.get().draft().equals(draft)) {
      throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
    }
    return known;
  }

  private boolean expired(Proposal open) {
    return open.expire(now()) instanceof Step.To(Proposal next) && store.replace(open, next);
  }

  /** Confirms a proposal and carries it out, at once or, where that is not possible, soon. */
  Outcome confirm(ProposalId id, Caller caller) {
    Outcome confirmed = decide(id, caller, this::confirmFitting);
    return confirmed instanceof Outcome.Done(Proposal proposal, boolean repeated)
        ? ended(carryOut(proposal), repeated)
        : confirmed;
  }

  private static Outcome ended(Proposal now, boolean repeated) {
    return now.state() == State.OUTDATED ? new Outcome.Ended(now) : new Outcome.Done(now, repeated);
  }

  Outcome reject(ProposalId id, Caller caller, String comment) {
    return decide(id, caller, (proposal, by, now) -> proposal.reject(by, comment, now));
  }

  Outcome withdraw(ProposalId id, Caller caller) {
    return decide(id, caller, Proposal::withdraw);
  }

  /** Nobody confirms what could not be carried out: that ends the proposal instead. */
  private Step confirmFitting(Proposal proposal, Party by, Instant now) {
    Step step = proposal.confirm(by, now);
    boolean confirms = step instanceof Step.To(Proposal next) && next.state() == State.CONFIRMED;
    return confirms && !(change(proposal.draft()).check(proposal.draft()) instanceof Fit.Fits)
        ? proposal.outdate(now)
        : step;
  }

  private Outcome decide(ProposalId id, Caller caller, Command command) {
    Party by = party(caller, id, DECIDER);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Proposal> found = store.find(id);
      if (found.isEmpty()) {
        return new Outcome.Unknown();
      }
      Optional<Outcome> outcome = settle(found.get(), command.on(found.get(), by, now()));
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw busy();
  }

  /** Empty when somebody else was quicker, so that it must be read again. */
  private Optional<Outcome> settle(Proposal present, Step step) {
    return switch (step) {
      case Step.To(Proposal next) when store.replace(present, next) ->
          Optional.of(
              next.decision().flatMap(Proposal.Decision::by).isPresent()
                  ? new Outcome.Done(next, false)
                  : new Outcome.Ended(next));
      case Step.To lost -> Optional.empty();
      case Step.Repeated repeated -> Optional.of(new Outcome.Done(present, true));
      case Step.Stays stays -> Optional.of(new Outcome.Ended(present));
      case Step.SamePerson same -> Optional.of(new Outcome.SamePerson());
      case Step.NotTheProposer other -> Optional.of(new Outcome.NotTheProposer());
    };
  }

  /** Carries out what is confirmed and not noted as done; the sweep does so too. */
  Proposal carryOut(Proposal proposal) {
    if (proposal.state() != State.CONFIRMED) {
      return proposal;
    }
    return switch (change(proposal.draft()).carryOut(proposal)) {
      case DONE -> noted(proposal, proposal.carriedOut());
      case OUTDATED -> noted(proposal, proposal.outdate(now()));
      case LATER -> proposal;
    };
  }

  private Proposal noted(Proposal confirmed, Step step) {
    return step instanceof Step.To(Proposal next) && store.replace(confirmed, next)
        ? next
        : store.find(confirmed.id()).orElseThrow();
  }

  Optional<Proposal> find(ProposalId id) {
    return store.find(id);
  }

  List<Proposal> page(Optional<State> state, Optional<ProposalId> before, int limit) {
    return store.page(state, before, limit);
  }

  /** Once an hour: see {@link #forget}. */
  void mayForget() {
    preparations.mayRun();
  }

  /**
   * Has taken away what was written down for proposals that nobody can confirm any more.
   *
   * @return of how many subjects
   */
  long forget() {
    Instant before = now().minus(openFor);
    long forgotten = 0;
    for (ProposedChange change : changes.values()) {
      for (String subject : change.prepared(before)) {
        if (!store.isOpen(change.kind(), subject)) {
          change.forget(subject);
          forgotten++;
        }
      }
    }
    return forgotten;
  }

  /** Ends what nobody decided on in time. */
  void expireDue() {
    for (Proposal due : store.due(now(), PAGE)) {
      if (due.expire(now()) instanceof Step.To(Proposal next)) {
        store.replace(due, next);
      }
    }
  }

  /** The next of those that were confirmed and are not noted as carried out. */
  List<Proposal> confirmed(Optional<ProposalId> after) {
    return store.confirmed(after, PAGE);
  }

  boolean isOf(Caller caller, Party party) {
    return index(caller).equals(party.index());
  }

  private ProposedChange change(Draft draft) {
    ProposedChange change = changes.get(draft.kind());
    if (change == null) {
      throw new IllegalStateException("nothing here carries out a " + draft.kind());
    }
    return change;
  }

  private Party party(Caller caller, ProposalId id, String part) {
    String sealed = vault.seal(caller.name(), context(id.value(), part)).text();
    return new Party(sealed, index(caller), caller.roles());
  }

  static String context(String id, String part) {
    return "proposal/" + id + "/" + part;
  }

  private String index(Caller caller) {
    return vault.blindIndex("caller", caller.name());
  }

  /** As exact as the database keeps it, so that what is answered is what will be read. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static ProblemException busy() {
    return Problem.of(CommonProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)).exception();
  }
}
