package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;

import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.recognition.share.KeepShareCodes;
import cn.yichi.recognition.share.MakeShareCode;
import cn.yichi.recognition.share.MakeShareCode.Wish;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.share.ShareCodeId;
import cn.yichi.recognition.watch.Watch;
import cn.yichi.recognition.watch.WatchCertificates;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Workers make codes that open one answer, see who used them, and take them back. Making one does
 * not honour {@code Idempotency-Key}: the answer would be kept, and with it the code.
 */
@RestController
@RequestMapping("/api/share-codes")
@Tag(name = "share codes")
class ShareCodeController {
  private static final int MOST = 200;
  private static final Duration LATER = Duration.ofSeconds(1);

  private final MakeShareCode making;
  private final KeepShareCodes codes;
  private final WatchCertificates watches;
  private final MissLimit misses;

  ShareCodeController(
      MakeShareCode making, KeepShareCodes codes, WatchCertificates watches, MissLimit misses) {
    this.making = making;
    this.codes = codes;
    this.watches = watches;
    this.misses = misses;
  }

  /** A new code. */
  @Schema(name = "ShareCodeMade")
  record Made(
      @Schema(description = "shown this once; hand it on", example = "4F7K-9QWX-2M07") String code,
      ShareCodeView shareCode) {}

  /** A page of codes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ShareCodePage")
  record Page(
      List<ShareCodeView> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @Allow(value = WORKER, within = HOLDER)
  @Audited(action = "share.make", kind = AuditKind.CHANGE)
  @PostMapping
  @Operation(
      operationId = "makeShareCode",
      summary = "Make a code that opens the answer about one of my certificates",
      description =
          "Whoever has the code and my birth date is told what this certificate is worth in this"
              + " region, nothing else of me. The first organisation that opens it may open it"
              + " again until it expires; others may not.")
  @ApiResponse(responseCode = "201", description = "made")
  ResponseEntity<Made> make(@RequestBody ShareReading.Body body, Caller caller) {
    Wish wish = new ShareReading().wish(body, caller, making.today(), making.limits());
    AuditNote.purpose(wish.purpose().name());
    try (MissLimit.Asked question = misses.admit(caller)) {
      return switch (making.make(wish)) {
        case MakeShareCode.Result.Made(var code, var secret) -> {
          AuditNote.touched(code.id().value());
          AuditNote.touched(code.certificate().value());
          yield ResponseEntity.created(URI.create("/api/share-codes/" + code.id().value()))
              .cacheControl(CacheControl.noStore())
              .body(new Made(secret.shown(), view(code)));
        }
        case MakeShareCode.Result.NotReceived none -> {
          question.missed(1);
          throw Problem.of(RecognitionProblem.SHARE_CERTIFICATE_UNKNOWN)
              .field("certificateNumber", "")
              .exception();
        }
        case MakeShareCode.Result.Ambiguous several ->
            throw Problem.of(RecognitionProblem.SHARE_CERTIFICATE_AMBIGUOUS)
                .field("certificateNumber", "")
                .exception();
        case MakeShareCode.Result.TooMany(int most) ->
            throw Problem.of(RecognitionProblem.SHARE_CODES_FULL).with("most", most).exception();
      };
    }
  }

  @Allow(value = WORKER, within = HOLDER)
  @Audited(action = "share.list", kind = AuditKind.PERSONAL_READ)
  @GetMapping
  @Operation(
      operationId = "listShareCodes",
      summary = "The codes that I made, and who used them; the latest first",
      description = "limit from 1 to 200")
  Page list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    int size = Paging.limit(limit, MOST);
    List<ShareCode> found =
        codes.of(caller.holders(), Paging.cursor(after, ShareCodeId::new), size);
    found.forEach(each -> AuditNote.touched(each.id().value()));
    String next = found.size() < size ? null : found.getLast().id().value();
    return new Page(views(found), next);
  }

  @Allow(value = WORKER, within = HOLDER)
  @Audited(action = "share.show", kind = AuditKind.PERSONAL_READ)
  @GetMapping("/{id}")
  @Operation(operationId = "showShareCode", summary = "A code that I made, and who used it")
  ShareCodeView show(@PathVariable String id, Caller caller) {
    ShareCode code = codes.find(read(id), caller.holders()).orElseThrow(() -> unknown(id));
    AuditNote.touched(code.id().value());
    return view(code);
  }

  @Allow(value = WORKER, within = HOLDER)
  @Audited(action = "share.revoke", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/revocation")
  @Operation(
      operationId = "revokeShareCode",
      summary = "Take a code back",
      description =
          "It opens nothing any more, and a consent to being watched ends with it. Again, it"
              + " changes nothing.")
  ShareCodeView revoke(@PathVariable String id, Caller caller) {
    return done(id, codes.revoke(read(id), caller.holders()));
  }

  @Allow(value = WORKER, within = HOLDER)
  @Audited(action = "share.withdraw", kind = AuditKind.CHANGE)
  @PostMapping("/{id}/watch-withdrawal")
  @Operation(
      operationId = "withdrawWatchConsent",
      summary = "Take back the consent to being watched",
      description =
          "Nobody is told of changes any more; the code goes on opening the answer. Again, it"
              + " changes nothing.")
  ShareCodeView withdraw(@PathVariable String id, Caller caller) {
    return done(id, codes.withdraw(read(id), caller.holders()));
  }

  private ShareCodeView done(String id, KeepShareCodes.Result result) {
    return switch (result) {
      case KeepShareCodes.Result.Done(var code) -> {
        AuditNote.touched(code.id().value());
        yield view(code);
      }
      case KeepShareCodes.Result.Unknown none -> throw unknown(id);
      case KeepShareCodes.Result.Busy busy ->
          throw Problem.of(CommonProblem.UNAVAILABLE).retryAfter(LATER).exception();
    };
  }

  private ShareCodeView view(ShareCode code) {
    return views(List.of(code)).getFirst();
  }

  private List<ShareCodeView> views(List<ShareCode> found) {
    Map<ShareCodeId, List<Watch>> of =
        watches
            .ofCodes(
                found.stream()
                    .filter(each -> each.consent().isPresent())
                    .map(ShareCode::id)
                    .toList())
            .stream()
            .collect(Collectors.groupingBy(Watch::code));
    return found.stream()
        .map(each -> ShareCodeView.of(each, of.getOrDefault(each.id(), List.of()), making.today()))
        .toList();
  }

  private static ShareCodeId read(String id) {
    if (!ShareCodeId.isId(id)) {
      throw unknown(id);
    }
    return new ShareCodeId(id);
  }

  /** Who pastes the code itself into the address is not shown it again. */
  private static RuntimeException unknown(String id) {
    return Problem.of(RecognitionProblem.SHARE_CODE_UNKNOWN)
        .field("id", ShareCodeId.isId(id) ? id : "")
        .exception();
  }
}
