package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.EMPLOYER;
import static cn.yichi.platform.security.Scope.ORGANISATION;

import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.share.ShareCodeId;
import cn.yichi.recognition.watch.Watch;
import cn.yichi.recognition.watch.WatchCertificates;
import cn.yichi.recognition.watch.WatchId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Employers watch, with the holder's consent, what a certificate is worth. */
@RestController
@RequestMapping("/api/watches")
@Tag(name = "watches")
class WatchController {
  private static final int MOST = 200;
  private static final Duration LATER = Duration.ofSeconds(1);

  private final WatchCertificates watches;

  WatchController(WatchCertificates watches) {
    this.watches = watches;
  }

  /** What is to be watched. */
  @Schema(name = "WatchWish")
  record Body(
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "as the opening of a share code answered it",
              example = "019e1e1e1e1e0123456789ab")
          @Nullable String codeId) {}

  /** A page of watches. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "WatchPage")
  record Page(
      List<WatchView> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Idempotent
  @Audited(action = "watch.begin", kind = AuditKind.CHANGE)
  @PostMapping
  @Operation(
      operationId = "beginWatch",
      summary = "Be told when the answer about a certificate changes",
      description =
          "Of a share code that this organisation opened and whose holder agreed. 201 when begun"
              + " now, 200 when it is watched already. Honours Idempotency-Key.")
  @ApiResponse(responseCode = "201", description = "begun")
  @ApiResponse(responseCode = "200", description = "watched already")
  ResponseEntity<WatchView> begin(@RequestBody Body body, Caller caller) {
    FieldReading fields = new FieldReading();
    Optional<String> typed = fields.required("codeId", body.codeId(), Parsed::valid);
    Optional<ShareCodeId> code = typed.filter(ShareCodeId::isId).map(ShareCodeId::new);
    if (typed.isPresent() && code.isEmpty()) {
      // It may be the code itself, which is a secret.
      fields.fault(
          FieldFault.of(
              RecognitionProblem.WATCH_NOT_OPENED, "codeId", "code-id-malformed", "", Map.of()));
    }
    fields.check();
    return switch (watches.watch(code.orElseThrow(), organisation(caller))) {
      case WatchCertificates.Result.Watching(var watch, boolean begun) -> {
        touched(watch);
        URI address = URI.create("/api/watches/" + watch.id().value());
        yield (begun ? ResponseEntity.created(address) : ResponseEntity.ok().location(address))
            .body(view(watch));
      }
      case WatchCertificates.Result.NotOpened none ->
          throw Problem.of(RecognitionProblem.WATCH_NOT_OPENED)
              .field("codeId", code.orElseThrow().value())
              .exception();
      case WatchCertificates.Result.WithoutConsent none ->
          throw Problem.of(RecognitionProblem.WATCH_WITHOUT_CONSENT)
              .field("codeId", code.orElseThrow().value())
              .exception();
      case WatchCertificates.Result.TooMany(long most) ->
          throw Problem.of(RecognitionProblem.WATCHES_FULL).with("most", most).exception();
      case WatchCertificates.Result.Busy busy -> throw busy();
    };
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "watch.list", kind = AuditKind.PERSONAL_READ)
  @GetMapping
  @Operation(
      operationId = "listWatches",
      summary = "The organisation's watches, ended ones too, in the order of ids",
      description = "limit from 1 to 200")
  Page list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    int size = Paging.limit(limit, MOST);
    List<Watch> found =
        watches.page(organisation(caller), Paging.cursor(after, WatchId::new), size);
    found.forEach(WatchController::touched);
    String next = found.size() < size ? null : found.getLast().id().value();
    return new Page(found.stream().map(this::view).toList(), next);
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "watch.show", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/{id}")
  @Operation(operationId = "showWatch", summary = "One of the organisation's watches")
  WatchView show(@PathVariable String id, Caller caller) {
    return found(
        id,
        WatchId.isId(id) ? watches.find(new WatchId(id), organisation(caller)) : Optional.empty());
  }

  @Allow(value = EMPLOYER, within = ORGANISATION)
  @Audited(action = "watch.end", kind = AuditKind.CHANGE)
  @DeleteMapping("/{id}")
  @Operation(
      operationId = "endWatch",
      summary = "End a watch",
      description = "Nothing more is told. Again, it changes nothing.")
  WatchView end(@PathVariable String id, Caller caller) {
    try {
      return found(
          id,
          WatchId.isId(id) ? watches.end(new WatchId(id), organisation(caller)) : Optional.empty());
    } catch (Contended busy) {
      throw busy();
    }
  }

  private WatchView found(String id, Optional<Watch> watch) {
    watch.ifPresent(WatchController::touched);
    return watch
        .map(this::view)
        .orElseThrow(
            () -> Problem.of(RecognitionProblem.WATCH_UNKNOWN).field("id", id).exception());
  }

  private WatchView view(Watch watch) {
    return WatchView.of(watch, watches.today());
  }

  private static void touched(Watch watch) {
    AuditNote.touched(watch.id().value());
    AuditNote.touched(watch.certificate().value());
  }

  private static SocialCreditCode organisation(Caller caller) {
    return caller.organisation().orElseThrow();
  }

  private static RuntimeException busy() {
    return Problem.of(CommonProblem.UNAVAILABLE).retryAfter(LATER).exception();
  }
}
