package cn.yichi.platform.proposal;

/** What became of a draft. */
sealed interface Proposed {
  /** It waits for another person; perhaps since an earlier request under the same key. */
  record Open(Proposal proposal) implements Proposed {}

  /** Another of its kind is open on the subject; nothing was kept. */
  record Taken(Proposal open) implements Proposed {}

  /** It could not be carried out, so nobody need think about it; nothing was kept. */
  record Unfit(ProposedChange.Fit why) implements Proposed {}
}
