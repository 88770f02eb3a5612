package cn.yichi.platform.proposal;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.Proposal.State;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.security.Scope;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows proposals, and takes the second person's word on them. */
@RestController
@RequestMapping(ProposalController.PATH)
@Tag(name = "proposals")
class ProposalController {
  static final String PATH = "/api/proposals";

  /** A page is read whole, and what is proposed may be as large as a request. */
  private static final int MOST = 50;

  private static final int LONGEST_COMMENT = 200;

  private final Proposals proposals;

  ProposalController(Proposals proposals) {
    this.proposals = proposals;
  }

  /** A page. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ProposalPage")
  record Page(
      List<ProposalView> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  /** Why somebody says no. */
  @Schema(name = "Rejection")
  record Rejection(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_COMMENT)
          @Nullable String comment) {}

  @GetMapping
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR},
      within = Scope.REGION)
  @Operation(
      operationId = "listProposals",
      summary = "Proposals from the newest to the oldest",
      description =
          "limit from 1 to 50; state narrows the list. Terms longer than 500 characters are cut.")
  Page page(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") int limit,
      Caller caller) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(ProposalProblem.PROPOSAL_LIMIT_OUT_OF_RANGE)
          .with("most", MOST)
          .field("limit", Integer.toString(limit))
          .exception();
    }
    List<Proposal> found = proposals.page(state(state), cursor(after), limit);
    return new Page(
        found.stream()
            .map(each -> ProposalView.listed(each, party -> proposals.isOf(caller, party)))
            .toList(),
        found.size() < limit ? null : found.getLast().id().value());
  }

  @GetMapping("/{id}")
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR},
      within = Scope.REGION)
  @Operation(operationId = "showProposal", summary = "One proposal")
  ProposalView show(@PathVariable String id, Caller caller) {
    return proposals
        .find(known(id))
        .map(found -> view(found, caller))
        .orElseThrow(() -> unknown(id));
  }

  @Audited(action = "proposal.confirm", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/confirmation")
  @Allow(value = Role.SUPERVISOR, within = Scope.REGION)
  @Operation(
      operationId = "confirmProposal",
      summary = "Confirm what another person proposed",
      description =
          "Carries it out. Refused to whoever proposed it, in any role; where the subject has"
              + " changed since, the proposal ends as OUTDATED. Asking again gives the same answer.")
  @ApiResponse(responseCode = "200", description = "confirmed and carried out")
  @ApiResponse(responseCode = "202", description = "confirmed; carried out soon, without asking")
  ResponseEntity<ProposalView> confirm(@PathVariable String id, Caller caller) {
    ProposalView confirmed = answer(id, proposals.confirm(touched(id), caller), caller);
    HttpStatus status = confirmed.state() == State.CONFIRMED ? HttpStatus.ACCEPTED : HttpStatus.OK;
    return ResponseEntity.status(status).body(confirmed);
  }

  @Audited(action = "proposal.reject", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/rejection")
  @Allow(value = Role.SUPERVISOR, within = Scope.REGION)
  @Operation(operationId = "rejectProposal", summary = "Reject what another person proposed")
  ProposalView reject(@PathVariable String id, @RequestBody Rejection body, Caller caller) {
    String comment = body.comment() == null ? "" : body.comment().strip();
    refuseFaulty(comment);
    return answer(id, proposals.reject(touched(id), caller, comment), caller);
  }

  private static void refuseFaulty(String comment) {
    Optional<FaultCode> fault =
        comment.isEmpty()
            ? Optional.of(FaultCode.BLANK)
            : comment.length() > LONGEST_COMMENT
                ? Optional.of(FaultCode.TOO_LONG)
                : Finding.holdsUnreadable(comment)
                    ? Optional.of(FaultCode.UNREADABLE_CHARACTERS)
                    : Optional.of(FaultCode.PERSONAL_NUMBER)
                        .filter(code -> Finding.holdsPersonalNumber(comment));
    if (fault.isPresent()) {
      throw Problem.of(CommonProblem.INVALID_FIELDS)
          .field("comment", Finding.of(fault.get()))
          .exception();
    }
  }

  @Audited(action = "proposal.withdraw", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/withdrawal")
  @Allow(
      value = {Role.OFFICER, Role.SUPERVISOR},
      within = Scope.REGION)
  @Operation(operationId = "withdrawProposal", summary = "Take back one's own proposal")
  ProposalView withdraw(@PathVariable String id, Caller caller) {
    return answer(id, proposals.withdraw(touched(id), caller), caller);
  }

  private ProposalView answer(String id, Outcome outcome, Caller caller) {
    return switch (outcome) {
      case Outcome.Done(Proposal proposal, boolean repeated) -> {
        AuditNote.touched(proposal.draft().subject());
        if (repeated) {
          AuditNote.repeated();
        }
        yield view(proposal, caller);
      }
      case Outcome.Ended(Proposal proposal) -> throw ended(proposal);
      case Outcome.SamePerson same -> throw new ProblemException(ProposalProblem.PROPOSAL_OWN);
      case Outcome.NotTheProposer other ->
          throw new ProblemException(ProposalProblem.PROPOSAL_OF_ANOTHER);
      case Outcome.Unknown none -> throw unknown(id);
    };
  }

  private static ProblemException ended(Proposal proposal) {
    return switch (proposal.state()) {
      case EXPIRED -> new ProblemException(ProposalProblem.PROPOSAL_EXPIRED);
      case OUTDATED ->
          Problem.of(ProposalProblem.PROPOSAL_OUTDATED)
              .with("version", proposal.draft().version())
              .exception();
      case PROPOSED, CONFIRMED, CARRIED_OUT, REJECTED, WITHDRAWN ->
          Problem.of(ProposalProblem.PROPOSAL_DECIDED)
              .with("state", proposal.state().name())
              .exception();
    };
  }

  private ProposalView view(Proposal proposal, Caller caller) {
    return ProposalView.of(proposal, party -> proposals.isOf(caller, party));
  }

  private static Optional<State> state(@Nullable String word) {
    if (word == null || word.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(State.values())
            .filter(state -> state.name().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(ProposalProblem.PROPOSAL_STATE_UNKNOWN)
                        .with("known", Arrays.toString(State.values()))
                        .field("state", word)
                        .exception()));
  }

  private static Optional<ProposalId> cursor(@Nullable String after) {
    if (after == null || after.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ProposalId(after));
    } catch (IllegalArgumentException malformed) {
      throw Problem.of(ProposalProblem.PROPOSAL_CURSOR_MALFORMED).field("after", after).exception();
    }
  }

  /** A refused word is entered with what it was on. */
  private static ProposalId touched(String id) {
    ProposalId known = known(id);
    AuditNote.touched(known.value());
    return known;
  }

  private static ProposalId known(String id) {
    try {
      return new ProposalId(id);
    } catch (IllegalArgumentException malformed) {
      throw unknown(id);
    }
  }

  private static ProblemException unknown(String id) {
    return Problem.of(ProposalProblem.PROPOSAL_UNKNOWN).field("id", id).exception();
  }
}
