package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AskRecognition;
import cn.yichi.recognition.ruling.Referrals;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue of questions and conditions that wait for an officer. */
@RestController
@RequestMapping("/api/referrals")
@Tag(name = "rulings")
class ReferralController {
  private static final int MOST = 200;

  private final Referrals referrals;
  private final AskRecognition recognition;
  private final JudgeCase judge;
  private final PiiVault vault;

  ReferralController(
      Referrals referrals, AskRecognition recognition, JudgeCase judge, PiiVault vault) {
    this.referrals = referrals;
    this.recognition = recognition;
    this.judge = judge;
    this.vault = vault;
  }

  /** One item, with what is open today. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Referral")
  record Item(
      String certificateId,
      RegionView home,
      CertificateSketch certificate,
      @Schema(allowableValues = {"REFERRED", "CONDITIONAL"}) String outcome,
      DecisionParts.@Nullable Clause clause,
      List<DecisionParts.Open> questions,
      List<DecisionParts.Said> conditions,
      List<DecisionParts.Reason> grounds,
      Instant openedAt,
      @Schema(description = "last day for an answer; holidays are not known") LocalDate dueOn,
      boolean overdue,
      @Schema(allowableValues = {"YOU", "ANOTHER", "NOBODY"}) String owner) {}

  /** A page. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReferralPage")
  record Page(
      List<Item> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @GetMapping
  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Operation(
      operationId = "listReferrals",
      summary = "What waits for an officer, in the order of certificate ids",
      description = "outcome REFERRED or CONDITIONAL; limit from 1 to 200")
  Page page(
      @RequestParam(defaultValue = "REFERRED") String outcome,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller,
      Locale locale) {
    int size = Paging.limit(limit, MOST);
    if (!outcome.equals("REFERRED") && !outcome.equals("CONDITIONAL")) {
      throw Problem.of(RecognitionProblem.REFERRAL_OUTCOME_UNKNOWN)
          .field("outcome", outcome)
          .exception();
    }
    List<Referrals.Item> found =
        referrals.page(outcome, Paging.cursor(after, CertificateId::new), size);
    String reader = index(caller);
    return new Page(
        found.stream().map(each -> item(each, reader, locale)).toList(),
        found.size() < size ? null : found.getLast().opened().held().replica().id().value());
  }

  private Item item(Referrals.Item item, String reader, Locale locale) {
    var held = item.opened().held();
    Decision decision = recognition.today(held);
    var home = held.replica().view().home();
    return new Item(
        held.replica().id().value(),
        RegionView.of(home, locale),
        CertificateSketch.of(held.replica(), locale),
        decision.outcome().code(),
        decision.decidedBy().map(DecisionParts::of).orElse(null),
        DecisionParts.questions(decision.outcome(), home, judge.host(), locale),
        DecisionParts.conditions(decision.outcome(), locale),
        DecisionParts.grounds(decision, locale),
        item.opened().openedAt(),
        item.dueOn(),
        item.dueOn().isBefore(judge.today()),
        item.owner().map(it -> it.equals(reader) ? "YOU" : "ANOTHER").orElse("NOBODY"));
  }

  @Audited(action = "referral.take", kind = AuditKind.CHANGE)
  @PutMapping("/{certificateId}/owner")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(operationId = "takeReferral", summary = "Take one on")
  void take(@PathVariable String certificateId, Caller caller) {
    CertificateId id = known(certificateId);
    switch (referrals.take(id, index(caller))) {
      case TAKEN -> {}
      case ANOTHERS -> throw refused(RecognitionProblem.REFERRAL_TAKEN, id.value());
      case NOT_WAITING -> throw refused(RecognitionProblem.REFERRAL_UNKNOWN, id.value());
    }
  }

  @Audited(action = "referral.give-back", kind = AuditKind.CHANGE)
  @DeleteMapping("/{certificateId}/owner")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "giveBackReferral",
      summary = "Give back what one has taken on; a supervisor also what another has")
  void giveBack(@PathVariable String certificateId, Caller caller) {
    CertificateId id = known(certificateId);
    boolean free =
        caller.roles().contains(SUPERVISOR)
            ? referrals.release(id)
            : referrals.giveBack(id, index(caller));
    if (!free) {
      throw refused(RecognitionProblem.REFERRAL_NOT_YOURS, id.value());
    }
  }

  private static ProblemException refused(RecognitionProblem why, String id) {
    return Problem.of(why).field("certificateId", id).exception();
  }

  private static CertificateId known(String text) {
    CertificateId id =
        FieldReading.certificate(text)
            .orElseThrow(() -> refused(RecognitionProblem.CERTIFICATE_UNKNOWN, text));
    AuditNote.touched(id.value());
    return id;
  }

  private String index(Caller caller) {
    return vault.blindIndex("caller", caller.name());
  }
}
