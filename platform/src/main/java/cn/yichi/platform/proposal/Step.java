package cn.yichi.platform.proposal;

/** What a command means for a proposal in its present state. */
sealed interface Step {
  /** It moves on. */
  record To(Proposal next) implements Step {}

  /** The same person has done just this before. */
  record Repeated() implements Step {}

  /** Nothing: its state does not allow it, or is past it. */
  record Stays() implements Step {}

  /** Refused: nobody decides on what he proposed himself. */
  record SamePerson() implements Step {}

  /** Refused: only the proposer takes it back. */
  record NotTheProposer() implements Step {}
}
