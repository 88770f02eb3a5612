package cn.yichi.platform.proposal;

/** What became of a word on a proposal. */
sealed interface Outcome {
  /**
   * It is as asked; where it was confirmed, carried out or soon to be.
   *
   * @param repeated true where an earlier request of the same person made it so
   */
  record Done(Proposal proposal, boolean repeated) implements Outcome {}

  /** It had ended otherwise, or this was the moment in which that came out. */
  record Ended(Proposal proposal) implements Outcome {}

  /** Refused: the proposer's word does not count for a second person's. */
  record SamePerson() implements Outcome {}

  /** Refused: only the proposer takes it back. */
  record NotTheProposer() implements Outcome {}

  /** No such proposal. */
  record Unknown() implements Outcome {}
}
