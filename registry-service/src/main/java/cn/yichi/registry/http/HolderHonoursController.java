package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.WORKER;
import static cn.yichi.platform.security.Scope.HOLDER;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Caller;
import cn.yichi.platform.security.NamedHolder;
import cn.yichi.registry.certificate.LinkedHolders;
import cn.yichi.registry.honour.Honours;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The honours of one person, for the worker himself and the bureau. */
@RestController
@RequestMapping("/api/holders/{holderRef}/honours")
@Tag(name = "honours")
class HolderHonoursController {
  private static final int MOST = 200;

  private final Honours honours;
  private final LinkedHolders linked;

  HolderHonoursController(Honours honours, LinkedHolders linked) {
    this.honours = honours;
    this.linked = linked;
  }

  @Audited(action = "honour.list", kind = AuditKind.PERSONAL_READ)
  @Allow(value = OFFICER, within = REGION)
  @Allow(value = WORKER, within = HOLDER)
  @GetMapping
  @Operation(
      operationId = "listHonours",
      summary = "The honours of one person in the order of ids",
      description =
          "limit from 1 to 200. Under all linked documents, revoked ones too. Whoever is on no file"
              + " has none.")
  Paging.Page<HonourView> list(
      @Parameter(description = "a holder reference; me for the worker himself") @PathVariable
          String holderRef,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit,
      Caller caller) {
    int size = Paging.limit(limit, MOST);
    Set<HolderRef> person = new LinkedHashSet<>();
    NamedHolder.of(holderRef, caller).forEach(ref -> person.addAll(linked.all(ref)));
    person.forEach(ref -> AuditNote.touched(ref.value()));
    return Paging.page(
        honours.heldBy(person, Paging.cursor(after, HonourId::new), size),
        size,
        HonourView::of,
        honour -> honour.id().value());
  }
}
