package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.lab.LabRuns;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tries drafts of agreements on the live data, which stays as it is. */
@RestController
@RequestMapping(LabController.PATH)
@Tag(name = "lab")
class LabController {
  static final String PATH = "/api/lab";
  private static final int MOST_CELLS = 10_000;

  private final LabRuns runs;
  private final Texts texts;
  private final Register register;

  LabController(LabRuns runs, Texts texts, Register register) {
    this.runs = runs;
    this.texts = texts;
    this.register = register;
  }

  @Audited(action = "lab.begin", kind = AuditKind.CHANGE)
  @PostMapping
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "tryDraft",
      summary = "Try a draft on every certificate held here",
      description =
          "The document follows agreement.schema.json; nothing of it is kept and nobody is told. One"
              + " run at a time in each process of the service, which alone knows it.")
  @ApiResponse(responseCode = "202", description = "begun; Location names the run")
  ResponseEntity<LabView> begin(@RequestBody JsonNode document, Locale locale) {
    Agreement draft =
        switch (texts.readNew(document.toString())) {
          case Texts.Reading.Faulty(List<DocumentFault> faults) ->
              throw FaultyDocument.refused(faults);
          case Texts.Reading.Sound sound -> sound.agreement();
        };
    if (!draft.binds(register.own())) {
      throw Problem.of(RecognitionProblem.AGREEMENT_NOT_OURS).field("parties", "").exception();
    }
    AuditNote.touched(draft.id() + "/" + draft.version());
    LabRuns.Run run =
        runs.begin(draft)
            .orElseThrow(
                () ->
                    Problem.of(RecognitionProblem.LAB_BUSY)
                        .with("run", runs.running().map(LabRuns.Run::id).orElse(""))
                        .exception());
    return ResponseEntity.accepted()
        .location(URI.create(PATH + "/" + run.id()))
        .body(LabView.of(run, MOST_CELLS, locale));
  }

  @GetMapping("/{id}")
  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR},
      within = REGION)
  @Operation(
      operationId = "readLabRun",
      summary = "How far a run is, and what it found",
      description = "cells from 1 to 10000: those with most changes")
  LabView read(
      @PathVariable String id, @RequestParam(defaultValue = "100") int cells, Locale locale) {
    return LabView.of(known(id), Paging.limit("cells", cells, MOST_CELLS), locale);
  }

  @Audited(action = "lab.end", kind = AuditKind.CHANGE)
  @DeleteMapping("/{id}")
  @Allow(
      value = {OFFICER, SUPERVISOR},
      within = REGION)
  @Operation(
      operationId = "endLabRun",
      summary = "Stop a run that is under way; the result of one that is done stays")
  void end(@PathVariable String id) {
    known(id).end();
  }

  private LabRuns.Run known(String id) {
    return runs.find(id)
        .orElseThrow(
            () -> Problem.of(RecognitionProblem.LAB_RUN_UNKNOWN).field("id", id).exception());
  }
}
