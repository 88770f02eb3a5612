package cn.yichi.platform.proposal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that one person proposed and another must confirm before it is carried out.
 *
 * @param id its name; the changed aggregate remembers it
 * @param draft what is proposed, and the version it rests on
 * @param proposer who proposed it
 * @param proposedAt when, UTC
 * @param until from this instant on it can no longer be confirmed, UTC
 * @param state how far it has come
 * @param decision who ended its waiting, and when; empty while it waits
 */
public record Proposal(
    ProposalId id,
    Draft draft,
    Party proposer,
    Instant proposedAt,
    Instant until,
    State state,
    Optional<Decision> decision) {

  /** How far a proposal has come. It leaves {@link #PROPOSED} exactly once. */
  public enum State {
    /** 待复核: waits for another person. */
    PROPOSED,
    /** 已复核: confirmed, and on the way to be carried out. */
    CONFIRMED,
    /** 已执行: confirmed and carried out. */
    CARRIED_OUT,
    /** 已驳回: another person said no. */
    REJECTED,
    /** 已撤回: the proposer took it back. */
    WITHDRAWN,
    /** 已过期: nobody confirmed it in time. */
    EXPIRED,
    /** 已失效: what it rests on has changed since; nothing was carried out. */
    OUTDATED;

    /** True while something may still come of it. */
    boolean open() {
      return this == PROPOSED || this == CONFIRMED;
    }
  }

  /**
   * The end of the waiting.
   *
   * @param at when, UTC
   * @param by who; empty where time or another change did it
   * @param comment what the person said to it
   */
  record Decision(Instant at, Optional<Party> by, Optional<String> comment) {
    Decision {
      requireNonNull(at, "at");
      requireNonNull(by, "by");
      requireNonNull(comment, "comment");
    }
  }

  public Proposal {
    requireNonNull(id, "id");
    requireNonNull(draft, "draft");
    requireNonNull(proposer, "proposer");
    requireNonNull(proposedAt, "proposedAt");
    requireNonNull(until, "until");
    requireNonNull(state, "state");
    requireNonNull(decision, "decision");
  }

  static Proposal opened(ProposalId id, Draft draft, Party proposer, Instant now, Instant until) {
    return new Proposal(id, draft, proposer, now, until, State.PROPOSED, Optional.empty());
  }

  /** Confirms it: another person than the proposer, in time. */
  Step confirm(Party by, Instant now) {
    return decide(State.CONFIRMED, by, Optional.empty(), now);
  }

  /** Rejects it: another person than the proposer, in time. */
  Step reject(Party by, String comment, Instant now) {
    return decide(State.REJECTED, by, Optional.of(comment), now);
  }

  /** Takes it back: the proposer only, in time. */
  Step withdraw(Party by, Instant now) {
    return decide(State.WITHDRAWN, by, Optional.empty(), now);
  }

  private Step decide(State to, Party by, Optional<String> comment, Instant now) {
    boolean own = by.isSamePersonAs(proposer);
    if (own != (to == State.WITHDRAWN)) {
      return own ? new Step.SamePerson() : new Step.NotTheProposer();
    }
    Step expiry = expire(now);
    if (expiry instanceof Step.To) {
      return expiry;
    }
    return switch (state) {
      case PROPOSED -> new Step.To(in(to, new Decision(now, Optional.of(by), comment)));
      case CONFIRMED, CARRIED_OUT -> to == State.CONFIRMED ? repeated(by) : new Step.Stays();
      case REJECTED, WITHDRAWN -> to == state ? repeated(by) : new Step.Stays();
      case EXPIRED, OUTDATED -> new Step.Stays();
    };
  }

  /** Who lost the answer asks again; to everybody else it is over. */
  private Step repeated(Party by) {
    boolean same = decision.flatMap(Decision::by).filter(by::isSamePersonAs).isPresent();
    return same ? new Step.Repeated() : new Step.Stays();
  }

  /** Ends it where nobody decided in time. */
  Step expire(Instant now) {
    return state == State.PROPOSED && !now.isBefore(until)
        ? new Step.To(in(State.EXPIRED, new Decision(now, Optional.empty(), Optional.empty())))
        : new Step.Stays();
  }

  /** Ends it because what it rests on has changed; also after it was confirmed. */
  Step outdate(Instant now) {
    return switch (state) {
      case PROPOSED, CONFIRMED ->
          new Step.To(
              in(
                  State.OUTDATED,
                  decision.orElse(new Decision(now, Optional.empty(), Optional.empty()))));
      case CARRIED_OUT, REJECTED, WITHDRAWN, EXPIRED, OUTDATED -> new Step.Stays();
    };
  }

  /** Notes that what was confirmed is done. */
  Step carriedOut() {
    return switch (state) {
      case CONFIRMED -> new Step.To(in(State.CARRIED_OUT, decision.orElseThrow()));
      case PROPOSED, CARRIED_OUT, REJECTED, WITHDRAWN, EXPIRED, OUTDATED -> new Step.Stays();
    };
  }

  private Proposal in(State next, Decision why) {
    return new Proposal(id, draft, proposer, proposedAt, until, next, Optional.of(why));
  }
}
