package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.register.DraftAgreements;
import cn.yichi.recognition.register.DraftAgreements.Outcome;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.Registered;
import cn.yichi.recognition.register.Registered.Stage;
import cn.yichi.recognition.register.VersionRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Drafts of agreements: seen by the region's own people only, and binding nobody. */
@RestController
@RequestMapping("/api/agreement-drafts")
@Tag(name = "agreements")
class AgreementDraftController {
  private final Register register;
  private final DraftAgreements drafting;

  AgreementDraftController(Register register, DraftAgreements drafting) {
    this.register = register;
    this.drafting = drafting;
  }

  /** What is kept of a draft. */
  @Schema(name = "AgreementDraft")
  record Kept(
      @Schema(example = "sc-cq-skill-2020") String id,
      int version,
      @Schema(description = "what whoever signs must name") String digest,
      boolean changed) {}

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "listDrafts",
      summary = "Versions that nobody has signed, those that came with the service among them")
  List<AgreementController.Version> all(Locale locale) {
    var book = register.book();
    return register.versions().stream()
        .filter(each -> each.stage() == Stage.DRAFTED)
        .map(each -> AgreementController.of(each, book, locale))
        .toList();
  }

  @Audited(action = "agreement.draft", kind = AuditKind.CHANGE)
  @PutMapping("/{id}/{version}")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "draftAgreement",
      summary = "Write down a version",
      description =
          "The document follows agreement.schema.json. It binds nobody, and can be written anew until"
              + " somebody signs the version. Nothing of it that this service does not understand"
              + " is passed over: it is refused with every fault.")
  Kept draft(@PathVariable String id, @PathVariable int version, @RequestBody JsonNode document) {
    VersionRef ref =
        AgreementController.ref(id, version)
            .orElseThrow(() -> new ProblemException(RecognitionProblem.AGREEMENT_NAME_MALFORMED));
    AuditNote.touched(ref.toString());
    return answer(ref, drafting.draft(ref, document.toString()));
  }

  @Audited(action = "agreement.discard-draft", kind = AuditKind.CHANGE)
  @DeleteMapping("/{id}/{version}")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(operationId = "discardDraft", summary = "Take a draft away that nobody has signed")
  void discard(@PathVariable String id, @PathVariable int version) {
    VersionRef ref = known(id, version);
    AuditNote.touched(ref.toString());
    refuse(ref, drafting.discard(ref));
    register.refresh();
  }

  private Kept answer(VersionRef ref, Outcome outcome) {
    refuse(ref, outcome);
    boolean changed = outcome instanceof Outcome.Kept(VersionRef kept, boolean moved) && moved;
    register.refresh();
    return new Kept(
        ref.agreement(),
        ref.version(),
        register.version(ref).map(Registered::text).map(it -> it.digest()).orElse(""),
        changed);
  }

  private static void refuse(VersionRef ref, Outcome outcome) {
    switch (outcome) {
      case Outcome.Kept kept -> {}
      case Outcome.Faulty(List<DocumentFault> faults) -> throw FaultyDocument.refused(faults);
      case Outcome.OtherVersion(VersionRef other) ->
          throw Problem.of(RecognitionProblem.AGREEMENT_NAMED_OTHERWISE)
              .with("named", ref.toString())
              .with("found", other.toString())
              .exception();
      case Outcome.NotAParty none ->
          throw new ProblemException(RecognitionProblem.AGREEMENT_NOT_OURS);
      case Outcome.Signed signed ->
          throw Problem.of(RecognitionProblem.AGREEMENT_SIGNED)
              .with("next", ref.version() + 1)
              .exception();
      case Outcome.Unknown none ->
          throw AgreementController.unknown(ref.agreement(), ref.version());
      case Outcome.Busy busy ->
          throw Problem.of(CommonProblem.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)).exception();
    }
  }

  private static VersionRef known(String id, int version) {
    return AgreementController.ref(id, version)
        .orElseThrow(() -> AgreementController.unknown(id, version));
  }
}
