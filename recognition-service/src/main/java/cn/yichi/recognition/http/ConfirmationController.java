package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.OpenProposal;
import cn.yichi.platform.proposal.ProposalView;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.ConfirmationDecisions;
import cn.yichi.recognition.confirmation.ConfirmConditions;
import cn.yichi.recognition.confirmation.OwnConfirmations;
import cn.yichi.recognition.confirmation.PartnerConfirmations;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AnswerText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Conditions that home regions confirm as fulfilled to their partners. */
@RestController
@RequestMapping("/api/confirmations/{certificateId}")
@Tag(name = "confirmations")
class ConfirmationController {
  private final ConfirmConditions confirming;
  private final OwnConfirmations said;
  private final PartnerConfirmations heard;
  private final JudgeCase judge;
  private final OpenProposal proposing;

  ConfirmationController(
      ConfirmConditions confirming,
      OwnConfirmations said,
      PartnerConfirmations heard,
      JudgeCase judge,
      OpenProposal proposing) {
    this.confirming = confirming;
    this.said = said;
    this.heard = heard;
    this.judge = judge;
    this.proposing = proposing;
  }

  @Audited(action = "confirmation.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping
  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Operation(
      operationId = "listConfirmations",
      summary = "What this region confirmed of a certificate, and what it heard from others")
  List<ConfirmationView> of(@PathVariable String certificateId) {
    CertificateId id = id(certificateId);
    List<ConfirmationView> all = new ArrayList<>();
    said.find(id)
        .filter(own -> !own.items().isEmpty())
        .ifPresent(own -> all.add(ConfirmationView.of(judge.host(), own.version(), own.items())));
    heard
        .heard(List.of(id))
        .forEach(each -> all.add(ConfirmationView.of(each.by(), each.version(), each.items())));
    return all;
  }

  @Idempotent
  @Audited(action = "confirmation.propose", kind = AuditKind.CHANGE)
  @PostMapping
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeConfirmation",
      summary = "Propose to confirm that a condition of an agreement is fulfilled",
      description =
          "Only the home region of the certificate confirms, and only what its own books answer:"
              + " VERIFICATION and FILING. It is published once another person confirms the"
              + " proposal; the partner's decision follows by itself. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> propose(
      @PathVariable String certificateId,
      @RequestBody ConfirmationReading.Wanted body,
      Caller caller,
      HttpServletRequest request) {
    return propose(id(certificateId), ConfirmationReading.confirm(body), caller, request);
  }

  @Idempotent
  @Audited(action = "confirmation.propose-revocation", kind = AuditKind.CHANGE)
  @PostMapping("/revocation")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeConfirmationRevocation",
      summary = "Propose to revoke from a day on what was confirmed",
      description =
          "It happens once another person confirms the proposal. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> revoke(
      @PathVariable String certificateId,
      @RequestBody ConfirmationReading.Revocation body,
      Caller caller,
      HttpServletRequest request) {
    return propose(id(certificateId), ConfirmationReading.revoke(body), caller, request);
  }

  private ResponseEntity<ProposalView> propose(
      CertificateId id, ConfirmationReading.Read read, Caller caller, HttpServletRequest request) {
    return proposing.answer(
        ConfirmationDecisions.draft(id, confirming.version(id), read.step(), read.reason()),
        caller,
        request,
        ConfirmationController::refusal);
  }

  private static CertificateId id(String text) {
    MeasureReading reading = new MeasureReading();
    var id = reading.needed("certificateId", text, CertificateId::new);
    reading.check();
    AuditNote.touched(id.orElseThrow().value());
    return id.orElseThrow();
  }

  private static ProblemException refusal(Fit why) {
    String obstacle = why instanceof Fit.NotAllowed(String present) ? present : "OUTDATED";
    return Problem.of(RecognitionProblem.CONFIRMATION_REFUSED)
        .fault(
            new FieldFault(
                "condition",
                obstacle,
                "",
                locale ->
                    new FieldFault.Words(
                        AnswerText.say("confirmation." + obstacle, Map.of(), locale),
                        AnswerText.say("confirmation.remedy", Map.of(), locale))))
        .exception();
  }
}
