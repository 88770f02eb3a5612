package cn.yichi.platform.audit;

import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.security.Scope;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors the log, and whether it is whole. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "audit")
@ApiResponse(responseCode = "200", useReturnTypeSchema = true)
final class AuditController {
  private static final int MOST = 200;
  private static final Duration LATER = Duration.ofSeconds(30);
  private static final Pattern CHAIN = Pattern.compile("[A-Za-z0-9._-]{1,120}");

  private final AuditVerification verification;
  private final AuditStore store;
  private final ActorSeal seal;
  private final ServiceIdentity identity;

  /** It reads the whole log. */
  private final Semaphore verifying = new Semaphore(1);

  AuditController(
      AuditVerification verification, AuditStore store, ActorSeal seal, ServiceIdentity identity) {
    this.verification = verification;
    this.store = store;
    this.seal = seal;
    this.identity = identity;
  }

  /** A page of entries. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AuditEntries")
  record Page(
      List<EntryView> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @GetMapping("/verification")
  @Allow(value = Role.AUDITOR, within = Scope.REGION)
  @Operation(
      operationId = "verifyAudit",
      summary = "Whether the log is whole, or where and how it broke",
      description = "Reads every entry. One verification at a time; another is answered with 503.")
  Report verify() {
    if (!verifying.tryAcquire()) {
      throw Problem.of(CommonProblem.UNAVAILABLE).retryAfter(LATER).exception();
    }
    try {
      return verification.verify(Optional.of(identity.service()));
    } finally {
      verifying.release();
    }
  }

  @GetMapping("/entries")
  @Allow(value = Role.AUDITOR, within = Scope.REGION)
  @Audited(action = "audit.read", kind = AuditKind.PERSONAL_READ)
  @Operation(
      operationId = "readAudit",
      summary = "Entries in the order of chains, of one chain where it is named",
      description = "limit from 1 to 200. Reading is itself entered in the log.")
  Page entries(
      @RequestParam(required = false) @Nullable String chain,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw refused(AuditProblem.LIMIT_OUT_OF_RANGE, "limit", Integer.toString(limit));
    }
    if (after != null && Head.of(after, "").sequence() < 0) {
      throw refused(AuditProblem.CURSOR_MALFORMED, "after", after);
    }
    if (chain != null && !isKnown(chain)) {
      throw refused(AuditProblem.CHAIN_UNKNOWN, "chain", chain);
    }
    String from = after != null ? after : chain == null ? "" : chain + Head.SLASH;
    List<Document> found =
        store.after(from, limit).stream()
            .filter(entry -> chain == null || Chains.chain(entry).equals(chain))
            .toList();
    found.forEach(entry -> AuditNote.touched(String.valueOf(entry.get("_id"))));
    return new Page(
        found.stream().map(entry -> EntryView.of(entry, seal)).toList(),
        found.size() < limit ? null : String.valueOf(found.getLast().get("_id")));
  }

  private boolean isKnown(String chain) {
    return CHAIN.matcher(chain).matches() && store.head(chain).sequence() > 0;
  }

  private static ProblemException refused(AuditProblem why, String field, String value) {
    return Problem.of(why).with("most", MOST).field(field, value).exception();
  }
}
