package cn.yichi.recognition.roster;

import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Replica;
import java.util.List;

/** What one row is answered. */
sealed interface RosterAnswer {
  RosterOutcome outcome();

  /**
   * A certificate was found and decided.
   *
   * @param benefits policies whose requirement of a certificate it meets; facts about the person
   *     may still be asked
   */
  record Decided(Replica certificate, Decision decision, List<BenefitPolicy> benefits)
      implements RosterAnswer {
    public Decided {
      benefits = List.copyOf(benefits);
    }

    @Override
    public RosterOutcome outcome() {
      return RosterOutcome.of(decision);
    }
  }

  /** Nothing received fits number and holder. */
  record NotReceived() implements RosterAnswer {
    @Override
    public RosterOutcome outcome() {
      return RosterOutcome.NOT_RECEIVED;
    }
  }

  /** Several certificates fit. */
  record Ambiguous() implements RosterAnswer {
    @Override
    public RosterOutcome outcome() {
      return RosterOutcome.AMBIGUOUS;
    }
  }

  /** The row cannot be asked. */
  record Faulty(RowFault fault) implements RosterAnswer {
    @Override
    public RosterOutcome outcome() {
      return RosterOutcome.FAULTY;
    }
  }

  /** The roster asked for too much that is not there. */
  record NotAsked() implements RosterAnswer {
    @Override
    public RosterOutcome outcome() {
      return RosterOutcome.NOT_ASKED;
    }
  }
}
