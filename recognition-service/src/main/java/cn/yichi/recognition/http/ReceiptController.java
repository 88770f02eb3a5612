package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.ORGANISATION;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.explanation.Explain;
import cn.yichi.recognition.receipt.AskingProof;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.receipt.Replay;
import cn.yichi.recognition.receipt.ReplayText;
import cn.yichi.recognition.receipt.Replayed;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.register.BooksKept;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.Registered;
import cn.yichi.recognition.register.Texts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whoever holds a receipt and signs in may have it checked: nothing is shown that is not in it. Who
 * has no account takes the answer again without this service.
 */
@RestController
@RequestMapping("/api/receipts")
@Tag(name = "receipts")
class ReceiptController {
  private final Seals seals;
  private final Register register;
  private final BooksKept books;
  private final Texts texts;
  private final Replay replay = new Replay();
  private final Explain explain = new Explain();

  ReceiptController(Seals seals, Register register, BooksKept books, Texts texts) {
    this.seals = seals;
    this.register = register;
    this.books = books;
    this.texts = texts;
  }

  /** A receipt as it was handed out. */
  @Schema(name = "PresentedReceipt")
  record Body(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              maxLength = Seals.LONGEST,
              description = "JWS in compact form, as an enquiry answered it")
          @Nullable String receipt,
      @Schema(description = "whether it is wanted why, by the texts that held then")
          @Nullable Boolean explain) {}

  /** Who signed it, and what comes out today. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReceiptVerification")
  record Verification(
      @Schema(description = "the region that signed it") RegionView signedBy,
      String keyId,
      Instant askedAt,
      RegionView host,
      LocalDate asOf,
      @Schema(description = "as the receipt says") String outcome,
      @Schema(
              description =
                  "the answer taken again by the texts that held then; absent of a proof of having"
                      + " asked, which holds nothing to take it again from")
          @Nullable Taken again,
      @Schema(
              description =
                  "the answer on the receipt's facts and day by the agreements known now; of the"
                      + " holder's honours a receipt has those alone on which its answer rests, so"
                      + " another one may count now. Absent of another region's receipt")
          @Nullable Taken byPresentRules,
      @Schema(
              description =
                  "where it was asked for, and every text is at hand: why this engine answers so by"
                      + " the texts that held then")
          @Nullable ExplanationView explanation,
      @Schema(description = "who asked, of a proof of having asked by a share code")
          @Nullable Asked asked) {}

  /** That an organisation asked by a share code. */
  @Schema(name = "ProvenAsking")
  record Asked(
      String organisation,
      @Schema(allowableValues = {"HIRE", "BID", "WAGE_GRADE", "OTHER"}) String purpose,
      @Schema(description = "the legal day it asked") LocalDate on,
      @Schema(description = "id of the share code") String code,
      @Schema(description = "id of the certificate") String certificate) {
    static Asked of(AskingProof proof) {
      return new Asked(
          proof.organisation().value(),
          proof.purpose().name(),
          proof.on(),
          proof.code(),
          proof.certificate().value());
    }
  }

  /** An answer taken again. */
  @Schema(name = "ReplayedAnswer")
  record Taken(
      @Schema(allowableValues = {"SAME", "DIFFERS", "CANNOT_TELL"}) String result,
      @Schema(description = "in the caller's language; each difference a line")
          List<String> words) {
    static Taken of(Replayed replayed, Locale locale) {
      return new Taken(ReplayText.code(replayed), ReplayText.lines(replayed, locale));
    }
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Allow(value = WORKER, within = HOLDER)
  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Audited(action = "receipt.verify", kind = AuditKind.PERSONAL_READ)
  @PostMapping("/verification")
  @Operation(
      operationId = "verifyReceipt",
      summary = "Who signed this receipt, and does the same answer come out on its facts?")
  Verification verify(@RequestBody Body body, Caller caller, Locale locale) {
    String presented = body.receipt() == null ? "" : body.receipt().strip();
    if (presented.isEmpty()) {
      throw Problem.of(CommonProblem.INVALID_FIELDS)
          .fault(FieldFault.of("receipt", Finding.of(FaultCode.BLANK)))
          .exception();
    }
    return switch (seals.open(presented)) {
      case Seals.Opened.Genuine genuine -> {
        genuine.receipt().facts().ifPresent(it -> AuditNote.touched(it.certificate().id().value()));
        yield verified(genuine, Boolean.TRUE.equals(body.explain()), locale);
      }
      case Seals.Opened.GenuineAsking asked -> {
        AuditNote.touched(asked.proof().certificate().value());
        yield verified(asked, locale);
      }
      case Seals.Opened.TooLong tooLong ->
          throw Problem.of(RecognitionProblem.RECEIPT_TOO_LONG)
              .with("most", Integer.toString(Seals.LONGEST))
              .field("receipt", "")
              .exception();
      case Seals.Opened.Malformed(var doubt) ->
          throw Problem.of(RecognitionProblem.RECEIPT_MALFORMED)
              .with("reason", ReplayText.doubt(doubt, locale))
              .field("receipt", "")
              .exception();
      case Seals.Opened.NotBelieved(var doubt) ->
          throw Problem.of(RecognitionProblem.RECEIPT_NOT_BELIEVED)
              .with("reason", ReplayText.doubt(doubt, locale))
              .field("receipt", "")
              .exception();
    };
  }

  private Verification verified(Seals.Opened.Genuine genuine, boolean why, Locale locale) {
    Receipt receipt = genuine.receipt();
    boolean own = genuine.by().equals(register.own()) && receipt.facts().isPresent();
    return new Verification(
        RegionView.of(genuine.by(), locale),
        genuine.keyId(),
        receipt.askedAt(),
        RegionView.of(receipt.asked().host(), locale),
        receipt.asked().asOf(),
        receipt.said().outcome(),
        Taken.of(replay.then(receipt, this::text), locale),
        own ? Taken.of(replay.under(receipt, register.book()), locale) : null,
        why ? explained(receipt, locale) : null,
        null);
  }

  private @Nullable ExplanationView explained(Receipt receipt, Locale locale) {
    return replay
        .subject(receipt, this::text)
        .map(it -> ExplanationView.of(explain.of(it, receipt.asked().asOf()), locale))
        .orElse(null);
  }

  private static Verification verified(Seals.Opened.GenuineAsking genuine, Locale locale) {
    AskingProof proof = genuine.proof();
    return new Verification(
        RegionView.of(genuine.by(), locale),
        genuine.keyId(),
        proof.askedAt(),
        RegionView.of(proof.issuedBy(), locale),
        proof.asOf(),
        proof.outcome(),
        null,
        null,
        null,
        Asked.of(proof));
  }

  private Optional<Agreement> text(String digest) {
    return register.versions().stream()
        .filter(it -> it.text().digest().equals(digest))
        .findFirst()
        .flatMap(Registered::agreement)
        .or(() -> books.text(digest).flatMap(this::read));
  }

  /** A text that nobody signs any more. */
  private Optional<Agreement> read(String document) {
    return texts.read(document) instanceof Texts.Reading.Sound sound
        ? Optional.of(sound.agreement())
        : Optional.empty();
  }
}
