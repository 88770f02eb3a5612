package cn.yichi.platform.proposal;

import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.idempotency.IdempotencyKey;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** What a handler does instead of the change itself, where that needs two people. */
public final class OpenProposal {
  private final Proposals proposals;

  OpenProposal(Proposals proposals) {
    this.proposals = proposals;
  }

  /**
   * Opens a proposal and answers 202 with it.
   *
   * @param request whose idempotency key finds the proposal again
   * @param refusal how the service says why the draft does not fit; never asked of {@code Fits}
   * @throws ProblemException {@code proposal-open} where one of the kind is open on the subject
   */
  public ResponseEntity<ProposalView> answer(
      Draft draft,
      Caller caller,
      HttpServletRequest request,
      Function<Fit, ProblemException> refusal) {
    AuditNote.touched(draft.subject());
    var key = IdempotencyKey.of(request).map(IdempotencyKey::id);
    return switch (proposals.propose(draft, caller, key)) {
      case Proposed.Open(Proposal proposal) ->
          ResponseEntity.accepted()
              .location(URI.create(ProposalController.PATH + "/" + proposal.id().value()))
              .body(ProposalView.of(proposal, party -> proposals.isOf(caller, party)));
      case Proposed.Taken(Proposal open) ->
          throw Problem.of(ProposalProblem.PROPOSAL_OPEN)
              .with("proposal", open.id().value())
              .exception();
      case Proposed.Unfit(Fit why) -> throw refusal.apply(why);
    };
  }
}
