package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.audit.AuditKind;
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
import cn.yichi.recognition.AgreementDecisions;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.register.Act;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.SpeakOnAgreement;
import cn.yichi.recognition.register.VersionRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposes that this region sign, withdraw, suspend, safeguard, terminate or lift. */
@RestController
@RequestMapping("/api/agreements/{id}/{version}")
@Tag(name = "agreements")
class AgreementActController {
  private static final String AFTER =
      "It happens once another person confirms the proposal. Honours Idempotency-Key.";

  private final Register register;
  private final SpeakOnAgreement speak;
  private final OpenProposal proposing;

  AgreementActController(Register register, SpeakOnAgreement speak, OpenProposal proposing) {
    this.register = register;
    this.speak = speak;
    this.proposing = proposing;
  }

  /** What is to be signed, and why. */
  @Schema(name = "SignatureWanted")
  record Signing(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "of the text that was read, as standing.digest shows it")
          @Nullable String digest,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  /** Why. */
  @Schema(name = "SignatureWithdrawal")
  record Withdrawal(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  /** What is to be ordered. */
  @Schema(name = "MeasureWanted")
  record Wanted(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "no-welders-2027")
          @Nullable String id,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"SUSPENSION", "SAFEGUARD", "TERMINATION"})
          @Nullable String kind,
      @Schema(description = "of a safeguard: id of a clause") @Nullable String clause,
      @Schema(description = "of a safeguard", example = "E2022:6-18-02-04")
          @Nullable String occupation,
      @Schema(description = "of a safeguard") @Nullable List<@Nullable String> levels,
      @Schema(description = "of a safeguard: code of an assessment body") @Nullable String issuer,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2027-01-01")
          @Nullable String from,
      @Schema(description = "last day; until further notice where absent") @Nullable String until,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "published")
          @Nullable String reason) {}

  /** From when on a measure shall not hold any more. */
  @Schema(name = "MeasureLifting")
  record Lifting(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2027-02-01")
          @Nullable String from,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  @Idempotent
  @Audited(action = "agreement.propose-signature", kind = AuditKind.CHANGE)
  @PostMapping("/signature")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeSignature",
      summary = "Propose to sign a version, or to adopt a statute",
      description = AFTER)
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> sign(
      @PathVariable String id,
      @PathVariable int version,
      @RequestBody Signing body,
      Caller caller,
      HttpServletRequest request) {
    MeasureReading reading = new MeasureReading();
    String digest = reading.digest(body.digest());
    String reason = reading.reason(body.reason());
    reading.check();
    return propose(id, version, new Act.Sign(digest), reason, caller, request);
  }

  @Idempotent
  @Audited(action = "agreement.propose-signature-withdrawal", kind = AuditKind.CHANGE)
  @PostMapping("/signature-withdrawal")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeSignatureWithdrawal",
      summary = "Propose to take this region's signature back, while not all have signed",
      description = AFTER)
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> withdraw(
      @PathVariable String id,
      @PathVariable int version,
      @RequestBody Withdrawal body,
      Caller caller,
      HttpServletRequest request) {
    MeasureReading reading = new MeasureReading();
    String reason = reading.reason(body.reason());
    reading.check();
    return propose(id, version, new Act.Withdraw(), reason, caller, request);
  }

  @Idempotent
  @Audited(action = "agreement.propose-measure", kind = AuditKind.CHANGE)
  @PostMapping("/measures")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeMeasure",
      summary = "Propose to suspend a version, to safeguard a part of it, or to terminate it",
      description =
          "Its first day must leave the lead time. A suspension or safeguard concerns what this"
              + " region recognises; a termination ends the version in both directions. "
              + AFTER)
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> order(
      @PathVariable String id,
      @PathVariable int version,
      @RequestBody Wanted body,
      Caller caller,
      HttpServletRequest request) {
    var measure = new MeasureReading().measure(body, register.own());
    return propose(id, version, new Act.Order(measure), measure.reason(), caller, request);
  }

  @Idempotent
  @Audited(action = "agreement.propose-lifting", kind = AuditKind.CHANGE)
  @PostMapping("/measures/{measure}/lifting")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeLifting",
      summary = "Propose to end a suspension or safeguard, or to drop what has not begun",
      description = AFTER)
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> lift(
      @PathVariable String id,
      @PathVariable int version,
      @PathVariable String measure,
      @RequestBody Lifting body,
      Caller caller,
      HttpServletRequest request) {
    MeasureReading reading = new MeasureReading();
    var from = reading.day("from", body.from());
    String reason = reading.reason(body.reason());
    reading.check();
    return propose(id, version, new Act.Lift(measure, from), reason, caller, request);
  }

  private ResponseEntity<ProposalView> propose(
      String id, int version, Act act, String reason, Caller caller, HttpServletRequest request) {
    VersionRef ref =
        AgreementController.ref(id, version)
            .orElseThrow(() -> AgreementController.unknown(id, version));
    register.refresh();
    long seen =
        register.version(ref).map(each -> each.entry().revisionOf(register.own())).orElse(0L);
    return proposing.answer(
        AgreementDecisions.draft(ref, seen, act, reason),
        caller,
        request,
        why -> refusal(why, ref, act));
  }

  private ProblemException refusal(Fit why, VersionRef ref, Act act) {
    return switch (why) {
      case Fit.Unknown none -> AgreementController.unknown(ref.agreement(), ref.version());
      case Fit.NotAllowed(String obstacle) -> refused(obstacle, act);
      case Fit.Outdated outdated -> refused("OUTDATED", act);
      case Fit.Fits fits -> throw new IllegalStateException("nothing is refused that fits");
    };
  }

  /** Of the request; of what the version itself does not allow, the version. */
  private static String field(String obstacle, Act act) {
    return switch (obstacle) {
      case "TEXT_UNKNOWN", "TEXT_FAULTY" -> "digest";
      case "CLAUSE_UNKNOWN" -> "clause";
      case "MEASURE_EXISTS", "MEASURE_UNKNOWN", "MEASURE_ENDED" -> "id";
      // The first day of what is signed stands in its text.
      case "LEAD_TIME", "DAY_OVER" -> act instanceof Act.Sign ? "digest" : "from";
      default -> "version";
    };
  }

  /** The obstacle is the code of the fault, so that programs can tell them apart. */
  private ProblemException refused(String obstacle, Act act) {
    Map<String, String> values =
        Map.of(
            "hours",
            Long.toString(speak.leadTime().toHours()),
            "first",
            speak.soonest().toString());
    String remedy =
        switch (obstacle) {
          case "LEAD_TIME" -> "obstacle.sooner";
          case "TEXT_UNKNOWN" -> "obstacle.text";
          default -> "obstacle.remedy";
        };
    return Problem.of(RecognitionProblem.AGREEMENT_STEP_REFUSED)
        .fault(
            new FieldFault(
                field(obstacle, act),
                obstacle,
                "",
                locale ->
                    new FieldFault.Words(
                        AnswerText.say("obstacle." + obstacle, values, locale),
                        AnswerText.say(remedy, values, locale))))
        .exception();
  }
}
