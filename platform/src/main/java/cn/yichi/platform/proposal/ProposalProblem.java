package cn.yichi.platform.proposal;

import cn.yichi.platform.problem.ProblemType;

/** Problems of the two-person rule; their texts stand beside this class. */
enum ProposalProblem implements ProblemType {
  /** No proposal of that id. */
  PROPOSAL_UNKNOWN("proposal-unknown", 404),
  /** One of the same kind is open on the same subject. */
  PROPOSAL_OPEN("proposal-open", 409),
  /** The proposer's own word where a second person's is needed. */
  PROPOSAL_OWN("proposal-own", 403),
  /** Only the proposer takes a proposal back. */
  PROPOSAL_OF_ANOTHER("proposal-of-another", 403),
  /** It was confirmed, rejected or withdrawn before. */
  PROPOSAL_DECIDED("proposal-decided", 409),
  /** Nobody confirmed it in time. */
  PROPOSAL_EXPIRED("proposal-expired", 409),
  /** What it rests on has changed since. */
  PROPOSAL_OUTDATED("proposal-outdated", 409),
  /** {@code state} is no state of a proposal. */
  PROPOSAL_STATE_UNKNOWN("proposal-state-unknown", 400),
  /** {@code after} is not a value answered as {@code next}. */
  PROPOSAL_CURSOR_MALFORMED("proposal-cursor-malformed", 400),
  /** {@code limit} lies outside what one page may hold. */
  PROPOSAL_LIMIT_OUT_OF_RANGE("proposal-limit-out-of-range", 400);

  private final String slug;
  private final int status;

  ProposalProblem(String slug, int status) {
    this.slug = slug;
    this.status = status;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }
}
