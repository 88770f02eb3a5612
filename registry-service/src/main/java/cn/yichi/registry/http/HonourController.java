package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.security.Allow;
import cn.yichi.registry.honour.CorrectHonour;
import cn.yichi.registry.honour.CorrectHonour.Correction;
import cn.yichi.registry.honour.Honour;
import cn.yichi.registry.honour.HonourField;
import cn.yichi.registry.honour.Honours;
import cn.yichi.registry.honour.RecordHonour;
import cn.yichi.registry.honour.RecordHonour.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records, shows and corrects honours and contest results. */
@RestController
@RequestMapping("/api/honours")
@Tag(name = "honours")
class HonourController {
  private final HonourReading reading;
  private final RecordHonour recording;
  private final CorrectHonour correcting;
  private final Honours honours;

  HonourController(
      HonourReading reading, RecordHonour recording, CorrectHonour correcting, Honours honours) {
    this.reading = reading;
    this.recording = recording;
    this.correcting = correcting;
    this.honours = honours;
  }

  @Allow(value = OFFICER, within = REGION)
  @Idempotent
  @Audited(action = "honour.record", kind = AuditKind.CHANGE)
  @PostMapping
  @Operation(
      operationId = "recordHonour",
      summary = "Record one honour or contest result",
      description =
          "201 when entered now, 200 when known with the same content, 409 when the same holder has"
              + " one of that kind, day and name with other content. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "201", description = "entered")
  @ApiResponse(responseCode = "200", description = "known with the same content")
  ResponseEntity<HonourView> record(@RequestBody HonourBody body) {
    return switch (recording.record(reading.read(body))) {
      case Outcome.Accepted(Honour entered) -> located(HttpStatus.CREATED, entered);
      case Outcome.AlreadyKnown(Honour known) -> located(HttpStatus.OK, known);
      case Outcome.Conflict(Honour known, List<HonourField> differences) -> {
        AuditNote.touched(known.id().value());
        throw HonourReading.conflict(known, differences);
      }
      case Outcome.Busy busy -> throw Versions.busy();
    };
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @Audited(action = "honour.show", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/{id}")
  @Operation(operationId = "showHonour", summary = "The public state of one honour")
  ResponseEntity<HonourView> show(@PathVariable String id) {
    HonourId known = HonourReading.id(id);
    AuditNote.touched(known.value());
    return honours
        .find(known)
        .map(HonourController::shown)
        .orElseThrow(() -> HonourReading.unknown(id));
  }

  @Allow(value = OFFICER, within = REGION)
  @Idempotent
  @Audited(action = "honour.correct", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/correction")
  @Operation(
      operationId = "correctHonour",
      summary = "Correct one honour",
      description =
          "Replaces everything the honour says, and whose it is. If-Match names the version it rests"
              + " on. A revoked one is not corrected. Honours Idempotency-Key.")
  ResponseEntity<HonourView> correct(
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody HonourBody body) {
    HonourId known = HonourReading.id(id);
    AuditNote.touched(known.value());
    int seen = Versions.needed(ifMatch);
    return switch (correcting.correct(known, seen, reading.read(body))) {
      case Correction.Corrected(Honour corrected) -> shown(corrected);
      case Correction.Unchanged(Honour unchanged) -> shown(unchanged);
      case Correction.Outdated(int version) -> throw Versions.outdated(version);
      case Correction.Unknown none -> throw HonourReading.unknown(id);
      case Correction.Revoked revoked -> throw HonourReading.revoked();
      case Correction.Taken(Honour other) -> throw HonourReading.conflict(other, List.of());
      case Correction.Busy busy -> throw Versions.busy();
    };
  }

  private static ResponseEntity<HonourView> located(HttpStatus status, Honour honour) {
    AuditNote.touched(honour.id().value());
    return ResponseEntity.status(status)
        .location(URI.create("/api/honours/" + honour.id().value()))
        .eTag(Versions.etag(honour.version()))
        .body(HonourView.of(honour));
  }

  private static ResponseEntity<HonourView> shown(Honour honour) {
    return ResponseEntity.ok().eTag(Versions.etag(honour.version())).body(HonourView.of(honour));
  }
}
