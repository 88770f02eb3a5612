package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Scope.ORGANISATION;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.receipt.WriteReceipts;
import cn.yichi.recognition.share.OpenShareCode;
import cn.yichi.recognition.share.OpenShareCode.Result;
import cn.yichi.recognition.statistics.TallyQuestions;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Employers open a code that a worker handed them. */
@RestController
@RequestMapping("/api/share-codes/opening")
@Tag(name = "share codes")
class ShareOpeningController {
  private static final Duration LATER = Duration.ofSeconds(1);

  private final OpenShareCode opening;
  private final WriteReceipts receipts;
  private final JudgeCase judge;
  private final MissLimit misses;
  private final RememberedView remember;
  private final TallyQuestions tally;

  ShareOpeningController(
      OpenShareCode opening,
      WriteReceipts receipts,
      JudgeCase judge,
      MissLimit misses,
      RememberedView remember,
      TallyQuestions tally) {
    this.remember = remember;
    this.tally = tally;
    this.opening = opening;
    this.receipts = receipts;
    this.judge = judge;
    this.misses = misses;
  }

  /** What a code opened. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "OpenedShareCode")
  record Opened(
      @Schema(description = "id of the share code") String codeId,
      @Schema(description = "id of the certificate") String certificate,
      @Schema(allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"}) String purpose,
      @Schema(description = "the last day on which it opens the answer") LocalDate expires,
      @Schema(
              description =
                  "until when changes may be watched; absent where the holder has not" + " agreed")
          @Nullable LocalDate watchUntil,
      EnquiryView answer,
      @Schema(description = "that this organisation asked, signed: a JWS in compact form")
          String proof) {}

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "share.open", kind = AuditKind.PERSONAL_READ)
  @PostMapping
  @Operation(
      operationId = "openShareCode",
      summary = "Open a share code: what is this certificate worth here?",
      description =
          "The code and its holder's birth date. An unknown code and a wrong birth date give the"
              + " same answer and count as misses; after five wrong dates the code is locked. The"
              + " holder sees who asked.")
  ResponseEntity<Opened> open(
      @RequestBody ShareReading.OpeningBody body, Caller caller, Locale locale) {
    ShareReading.Tried tried = new ShareReading().tried(body, judge.today());
    SocialCreditCode organisation = caller.organisation().orElseThrow();
    try (MissLimit.Asked question = misses.admit(caller)) {
      return switch (opening.open(tried.secret(), tried.birthDate(), organisation)) {
        case Result.Opened opened -> {
          AuditNote.touched(opened.code().id().value());
          AuditNote.touched(opened.code().certificate().value());
          AuditNote.purpose(opened.code().purpose().name());
          tally.asked(opened.answer());
          yield ResponseEntity.ok()
              .cacheControl(CacheControl.noStore())
              .body(view(opened, organisation, locale));
        }
        case Result.Unknown none -> {
          question.missed(1);
          throw refused(RecognitionProblem.SHARE_CODE_NOT_OPENED);
        }
        case Result.Locked locked -> {
          question.missed(1);
          throw refused(RecognitionProblem.SHARE_CODE_LOCKED);
        }
        case Result.Revoked revoked -> throw refused(RecognitionProblem.SHARE_CODE_REVOKED);
        case Result.UsedUp used -> throw refused(RecognitionProblem.SHARE_CODE_USED_UP);
        case Result.Expired(LocalDate last) ->
            throw Problem.of(RecognitionProblem.SHARE_CODE_EXPIRED)
                .with("day", last.toString())
                .exception();
        case Result.Busy busy ->
            throw Problem.of(CommonProblem.UNAVAILABLE).retryAfter(LATER).exception();
      };
    }
  }

  private Opened view(Result.Opened opened, SocialCreditCode organisation, Locale locale) {
    var code = opened.code();
    // What cannot be signed is not answered, nor remembered.
    String proof = proof(opened, organisation);
    return new Opened(
        code.id().value(),
        code.certificate().value(),
        code.purpose().name(),
        code.until(),
        code.consent().filter(it -> it.holds(judge.today())).map(it -> it.until()).orElse(null),
        answer(opened, organisation, locale),
        proof);
  }

  /** Who hands out a code consents; an answer against him is provisional all the same. */
  private EnquiryView answer(Result.Opened opened, SocialCreditCode organisation, Locale locale) {
    var asker =
        new RememberedView.Asker(
            organisation,
            opened.code().purpose(),
            LegalBasis.CONSENT,
            judge.host(),
            Optional.empty());
    EnquiryView view = EnquiryView.decided(opened.answer(), judge.host(), locale);
    return remember.of(view, opened.answer(), asker, locale);
  }

  private String proof(Result.Opened opened, SocialCreditCode organisation) {
    var code = opened.code();
    try {
      return receipts.asked(
          opened.answer(), organisation, code.purpose(), code.id().value(), opened.at());
    } catch (Seals.CannotSeal keyless) {
      throw refused(RecognitionProblem.RECEIPT_NOT_TO_BE_HAD);
    }
  }

  private static ProblemException refused(RecognitionProblem problem) {
    return Problem.of(problem).exception();
  }
}
