package cn.yichi.recognition;

import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.recognition.ruling.MakeRulings;
import java.time.LocalDate;
import java.util.Map;

/** Revokes a ruling from a day on, as two people decided. */
public final class RulingRevocation implements ProposedChange {
  private static final String KIND = "ruling-revocation";
  private static final String FROM = "from";

  private final MakeRulings making;

  RulingRevocation(MakeRulings making) {
    this.making = making;
  }

  /** A revocation that is to be decided on. */
  public static Draft draft(String ruling, LocalDate from, String reason) {
    return new Draft(KIND, ruling, 0, Map.of(FROM, from.toString()), reason);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    return making
        .obstacle(draft.subject(), LocalDate.parse(draft.term(FROM)))
        .map(RulingDecisions::fit)
        .orElseGet(Fit.Fits::new);
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    return RulingDecisions.result(
        making.revoke(draft.subject(), LocalDate.parse(draft.term(FROM)), proposal.id().value()));
  }
}
