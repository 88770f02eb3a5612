package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.OpenProposal;
import cn.yichi.platform.proposal.ProposalView;
import cn.yichi.platform.proposal.ProposedChange.Fit;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.recognition.RulingDecisions;
import cn.yichi.recognition.RulingRevocation;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.ruling.Rulings;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rulings: what two officers decide on something that a clause or certificate leaves open. */
@RestController
@RequestMapping("/api/rulings")
@Tag(name = "rulings")
class RulingController {
  private static final String SUBJECTS = String.join(", ", Ruling.Subject.codes());

  private static final int MOST = 500;

  private final Rulings rulings;
  private final OpenProposal proposing;
  private final JudgeCase judge;

  RulingController(Rulings rulings, OpenProposal proposing, JudgeCase judge) {
    this.rulings = rulings;
    this.proposing = proposing;
    this.judge = judge;
  }

  /** What is to be ruled. */
  @Schema(name = "RulingWanted")
  record Wanted(
      @Schema(description = "the one certificate; absent to interpret the clause for all")
          @Nullable String certificateId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "sc-cq-skill-2020")
          @Nullable String agreement,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") @Nullable Integer version,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "skill-level")
          @Nullable String clause,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "code of a question or condition of an answer",
              example = "PRIOR_CERTIFICATES")
          @Nullable String subject,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "whether in the holder's favour; of a condition: whether fulfilled")
          @Nullable Boolean inFavour,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-12-01")
          @Nullable String from,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "what it rests on: a document, or the evidence shown; no personal data")
          @Nullable String citation,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  /** From when on a ruling shall not count any more. */
  @Schema(name = "RulingRevocation")
  record Revocation(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2027-01-01")
          @Nullable String from,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String reason) {}

  /** A ruling. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Ruling")
  record View(
      String id,
      @Nullable String certificateId,
      DecisionParts.Clause clause,
      String subject,
      boolean inFavour,
      LocalDate from,
      @Nullable LocalDate revokedFrom,
      @Schema(
              description =
                  "whether it counts today: of several on the same certificate, or on none, for the"
                      + " same clause and subject only one does")
          boolean counts,
      String citation,
      String reason,
      Instant decidedAt) {
    static View of(Rulings.Kept kept, List<Ruling> beside, LocalDate today) {
      Ruling ruling = kept.ruling();
      boolean counts =
          Ruling.among(beside, ruling.clause(), ruling.subject(), today, partner -> true)
              .filter(each -> each.id().equals(ruling.id()))
              .isPresent();
      return new View(
          ruling.id(),
          ruling.certificate().map(CertificateId::value).orElse(null),
          DecisionParts.of(ruling.clause()),
          ruling.subject().code(),
          ruling.inFavour(),
          ruling.from(),
          ruling.revokedFrom().orElse(null),
          counts,
          ruling.citation(),
          ruling.reason(),
          kept.decidedAt());
    }
  }

  /** A page. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RulingPage")
  record Page(
      List<View> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @OpenToAll("how a region reads an agreement is published")
  @GetMapping("/interpretations")
  @Operation(
      operationId = "listInterpretations",
      summary = "How this region reads terms that agreements leave open",
      description = "limit from 1 to 500")
  Page interpretations(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") int limit) {
    int size = Paging.limit(limit, MOST);
    List<Rulings.Kept> found = rulings.page(Paging.cursor(after, it -> it), size);
    List<Ruling> beside = rulings.interpretations();
    return new Page(
        found.stream().map(each -> View.of(each, beside, judge.today())).toList(),
        found.size() < size ? null : found.getLast().ruling().id());
  }

  @Audited(action = "ruling.read", kind = AuditKind.PERSONAL_READ)
  @GetMapping
  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Operation(operationId = "listRulings", summary = "The rulings on one certificate")
  List<View> on(@RequestParam String certificateId) {
    FieldReading fields = new FieldReading();
    Optional<CertificateId> id =
        fields.required(
            "certificateId",
            certificateId,
            text ->
                FieldReading.certificate(text)
                    .map(Parsed::valid)
                    .orElseGet(() -> Parsed.invalid(FaultCode.BAD_FORMAT, Finding.shown(text))));
    fields.check();
    List<Rulings.Kept> all = id.map(rulings::on).orElse(List.of());
    List<Ruling> beside = all.stream().map(Rulings.Kept::ruling).toList();
    return all.stream().map(each -> View.of(each, beside, judge.today())).toList();
  }

  @Idempotent
  @Audited(action = "ruling.propose", kind = AuditKind.CHANGE)
  @PostMapping
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeRuling",
      summary = "Propose to answer what is open, or to note a condition as fulfilled",
      description =
          "It counts once another person confirms the proposal: whatever rests on it is decided again"
              + " and its decisions name it. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> propose(
      @RequestBody Wanted body, Caller caller, HttpServletRequest request) {
    return proposing.answer(
        RulingDecisions.draft(wanted(body)), caller, request, RulingController::refusal);
  }

  private Ruling wanted(Wanted body) {
    MeasureReading reading = new MeasureReading();
    Optional<CertificateId> certificate =
        reading.optional("certificateId", body.certificateId(), CertificateId::new);
    String agreement = reading.id("agreement", body.agreement());
    String clause = reading.id("clause", body.clause());
    Optional<Ruling.Subject> subject =
        reading.code("subject", body.subject(), Ruling.Subject::of, SUBJECTS);
    LocalDate from = reading.soon("from", body.from(), judge.today());
    String citation = reading.reason("citation", body.citation());
    String reason = reading.reason(body.reason());
    Integer version = body.version();
    Boolean inFavour = body.inFavour();
    reading.check();
    if (version == null || inFavour == null) {
      throw Problem.of(CommonProblem.INVALID_FIELDS)
          .field(version == null ? "version" : "inFavour", Finding.of(FaultCode.BLANK))
          .exception();
    }
    return new Ruling(
        "",
        certificate,
        new ClauseRef(agreement, version, clause),
        subject.orElseThrow(),
        inFavour,
        from,
        Optional.empty(),
        citation,
        reason);
  }

  @Idempotent
  @Audited(action = "ruling.propose-revocation", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/revocation")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "proposeRulingRevocation",
      summary = "Propose to revoke a ruling from a day on",
      description =
          "It happens once another person confirms the proposal. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> revoke(
      @PathVariable String id,
      @RequestBody Revocation body,
      Caller caller,
      HttpServletRequest request) {
    MeasureReading reading = new MeasureReading();
    LocalDate from = reading.soon("from", body.from(), judge.today());
    String reason = reading.reason(body.reason());
    reading.check();
    return proposing.answer(
        RulingRevocation.draft(id, from, reason), caller, request, why -> refusal(id, why));
  }

  private static String field(String obstacle) {
    return switch (obstacle) {
      case "CERTIFICATE_UNKNOWN", "OF_ONE_CERTIFICATE" -> "certificateId";
      case "CLAUSE_UNKNOWN" -> "clause";
      case "ALREADY_REVOKED", "BEFORE_IT_COUNTS" -> "from";
      default -> "subject";
    };
  }

  private static ProblemException refusal(String id, Fit why) {
    return why instanceof Fit.Unknown
        ? Problem.of(RecognitionProblem.RULING_UNKNOWN).field("id", id).exception()
        : refusal(why);
  }

  private static ProblemException refusal(Fit why) {
    String obstacle = why instanceof Fit.NotAllowed(String present) ? present : "OUTDATED";
    return Problem.of(RecognitionProblem.RULING_REFUSED)
        .fault(
            new FieldFault(
                field(obstacle),
                obstacle,
                "",
                locale ->
                    new FieldFault.Words(
                        AnswerText.say("ruling." + obstacle, Map.of(), locale),
                        AnswerText.say("ruling.remedy", Map.of(), locale))))
        .exception();
  }
}
