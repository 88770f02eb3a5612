package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.proposal.OpenProposal;
import cn.yichi.platform.proposal.ProposalView;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.NamedHolder;
import cn.yichi.registry.HolderLinking;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.LinkDocuments;
import cn.yichi.registry.certificate.LinkDocuments.Prepared;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.certificate.Persons;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The documents of one person: that another one is the same person's, and which there are. */
@RestController
@RequestMapping("/api/holders/{holderRef}/documents")
@Tag(name = "holders")
class DocumentController {
  private static final int LONGEST = 100;

  private final LinkDocuments linking;
  private final LinkedHolders linked;
  private final Persons persons;
  private final OpenProposal proposing;

  DocumentController(
      LinkDocuments linking, LinkedHolders linked, Persons persons, OpenProposal proposing) {
    this.linking = linking;
    this.linked = linked;
    this.persons = persons;
    this.proposing = proposing;
  }

  /** Another document of the holder. */
  @Schema(name = "HolderDocument")
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "护照")
          @Nullable String documentType,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST)
          @Nullable String documentNumber,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = BodyReading.LONGEST_REASON)
          @Nullable String reason) {
    /** No number. */
    @Override
    public String toString() {
      return "Body";
    }
  }

  /** Why a link ends. */
  @Schema(name = "HolderDocumentEnd")
  record End(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = BodyReading.LONGEST_REASON)
          @Nullable String reason) {}

  @Idempotent
  @Audited(action = "holder.propose-link", kind = AuditKind.CHANGE)
  @Allow(value = OFFICER, within = REGION)
  @PostMapping
  @Operation(
      operationId = "proposeHolderLink",
      summary = "Say that another document is the same person's",
      description =
          "The two are linked once another person confirms the proposal: a wrong link shows one"
              + " person another's certificates. The document need not be on file; who was entered"
              + " first stands for the person. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "202", description = "proposed; Location names the proposal")
  ResponseEntity<ProposalView> propose(
      @PathVariable String holderRef,
      @RequestBody Body body,
      Caller caller,
      HttpServletRequest request) {
    HolderRef holder = NamedHolder.of(holderRef);
    AuditNote.touched(holder.value());
    BodyReading reading = new BodyReading();
    String reason = reading.reason(body.reason());
    Optional<IdDocument> document = document(body, reading);
    reading.refuseFaulty();
    AuditNote.purpose(reason);
    return switch (linking.prepare(holder, document.orElseThrow())) {
      case Prepared.Ready(HolderLink proposed) ->
          proposing.answer(
              HolderLinking.draft(proposed, reason), caller, request, why -> Versions.busy());
      case Prepared.SamePerson known -> throw refused(RegistryProblem.HOLDER_LINK_KNOWN);
      case Prepared.LinkedElsewhere other -> throw refused(RegistryProblem.HOLDER_LINKED_ELSEWHERE);
      case Prepared.Unknown none -> throw HolderController.unknown();
      case Prepared.Busy busy -> throw Versions.busy();
    };
  }

  @Audited(action = "holder.documents", kind = AuditKind.PERSONAL_READ)
  @Allow(value = OFFICER, within = REGION)
  @GetMapping
  @Operation(
      operationId = "listHolderDocuments",
      summary = "The documents by which a person is known, masked")
  DocumentsView list(@PathVariable String holderRef) {
    HolderRef holder = NamedHolder.of(holderRef);
    Set<HolderRef> all = linked.all(holder);
    all.forEach(ref -> AuditNote.touched(ref.value()));
    var known = persons.onFile(all);
    if (all.size() == 1 && known.isEmpty()) {
      throw HolderController.unknown();
    }
    return DocumentsView.of(all.iterator().next(), linked.below(all.iterator().next()), known);
  }

  @Audited(action = "holder.end-link", kind = AuditKind.CHANGE)
  @Allow(value = OFFICER, within = REGION)
  @DeleteMapping("/{ref}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "endHolderLink",
      summary = "End a link that was said by mistake",
      description = "One person may: it shows nobody anything. The same answer when repeated.")
  void end(@PathVariable String holderRef, @PathVariable String ref, @RequestBody End body) {
    HolderRef holder = NamedHolder.of(holderRef);
    HolderRef younger = NamedHolder.of(ref);
    AuditNote.touched(younger.value());
    BodyReading reading = new BodyReading();
    AuditNote.purpose(reading.reason(body.reason()));
    reading.refuseFaulty();
    switch (linking.end(holder, younger)) {
      case DONE -> {}
      case OUTDATED -> throw refused(RegistryProblem.HOLDER_LINK_UNKNOWN);
      case BUSY -> throw Versions.busy();
    }
  }

  private static Optional<IdDocument> document(Body body, BodyReading reading) {
    Optional<DocumentType> type =
        read(reading, "documentType", body.documentType(), DocumentType::parse);
    // Without a type the number cannot be judged; it is only asked whether there is one.
    return type.isPresent()
        ? read(
            reading,
            "documentNumber",
            body.documentNumber(),
            text -> IdDocument.parse(type.get(), text))
        : Optional.empty();
  }

  private static <T> Optional<T> read(
      BodyReading reading,
      String field,
      @Nullable String text,
      Function<String, Parsed<T>> parsing) {
    Parsed<T> parsed =
        text != null && text.length() > LONGEST
            ? Parsed.invalid(FaultCode.TOO_LONG, "")
            : parsing.apply(text == null ? "" : text);
    parsed
        .refusal()
        .ifPresent(
            finding ->
                reading.fault(field, new Finding(finding.code(), Finding.label(finding.value()))));
    return parsed.asOptional();
  }

  /** Repeats nothing: what was asked names somebody. */
  private static ProblemException refused(RegistryProblem why) {
    return Problem.of(why).exception();
  }
}
