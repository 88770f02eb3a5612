package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.platform.audit.AuditKind;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Audited;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.Allow;
import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.Filed;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.IssuerDraft;
import cn.yichi.registry.issuer.IssuerFault;
import cn.yichi.registry.issuer.Issuers;
import cn.yichi.registry.issuer.Reserved;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Puts issuers on file and shows them. */
@RestController
@RequestMapping("/api/issuers")
@Tag(name = "issuers")
class IssuerController {
  private static final int MOST = 500;

  private final FileIssuer filing;
  private final Issuers issuers;

  IssuerController(FileIssuer filing, Issuers issuers) {
    this.filing = filing;
    this.issuers = issuers;
  }

  @Allow(value = OFFICER, within = REGION)
  @Audited(action = "issuer.file", kind = AuditKind.CHANGE)
  @PutMapping("/{code}")
  @Operation(
      operationId = "fileIssuer",
      summary = "Put an issuer on file, or change it to exactly what is stated",
      description =
          "If-Match, where sent, names the version the statement rests on. Of an issuer on file one"
              + " person changes what takes nothing away and holds from today on: the name, new,"
              + " longer or wider filings, a credit code where there was none. The standing is left"
              + " out, or stated as it is. A filing that is missing, shorter, narrower or split,"
              + " one that is new, longer or wider for days before today or before the first"
              + " standing, a credit code that is missing or another, another class and another"
              + " standing need two people: propose them by POST …/amendment. The first statement"
              + " of an issuer is one person's.")
  @ApiResponse(responseCode = "201", description = "on file now")
  @ApiResponse(responseCode = "200", description = "changed, or unchanged")
  ResponseEntity<IssuerView> file(
      @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody IssuerDraft body) {
    return switch (filing.file(named(code, body, ""), Versions.stated(ifMatch))) {
      case Filed.Entered entered -> {
        Issuer issuer = noted(entered.issuer());
        yield ResponseEntity.created(URI.create("/api/issuers/" + issuer.code().value()))
            .eTag(Versions.etag(issuer.version()))
            .body(IssuerView.of(issuer));
      }
      case Filed.Changed changed -> shown(noted(changed.issuer()));
      case Filed.Unchanged unchanged -> shown(noted(unchanged.issuer()));
      case Filed.NeedsTwoPeople known -> throw reserved(noted(known.issuer()), known.parts());
      case Filed.Outdated outdated -> throw Versions.outdated(noted(outdated.issuer()).version());
      case Filed.Refused refused -> throw refused(refused.faults(), "");
      case Filed.Busy busy -> throw Versions.busy();
    };
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping("/{code}")
  @Operation(operationId = "showIssuer", summary = "One issuer with its filings and standing")
  ResponseEntity<IssuerView> show(@PathVariable String code) {
    return IssuerCode.parse(code)
        .asOptional()
        .flatMap(issuers::find)
        .map(IssuerController::shown)
        .orElseThrow(() -> unknown(code));
  }

  static ProblemException unknown(String code) {
    return Problem.of(RegistryProblem.ISSUER_UNKNOWN)
        .field("code", code.length() > 32 ? code.substring(0, 32) : code)
        .exception();
  }

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "listIssuers",
      summary = "Issuers in the order of codes",
      description = "limit from 1 to 500")
  Paging.Page<IssuerView> page(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Paging.limit(limit, MOST);
    return Paging.page(
        issuers.page(Paging.cursor(after, IssuerCode::new), size),
        size,
        IssuerView::of,
        issuer -> issuer.code().value());
  }

  /** Only of an issuer on file: what else stands in the address may be anything. */
  private static Issuer noted(Issuer issuer) {
    AuditNote.touched(issuer.code().value());
    return issuer;
  }

  private static ResponseEntity<IssuerView> shown(Issuer issuer) {
    return ResponseEntity.ok().eTag(Versions.etag(issuer.version())).body(IssuerView.of(issuer));
  }

  /**
   * The statement under the code that the address names.
   *
   * @param at what stands before the names of its fields in the request
   */
  static IssuerDraft named(String code, IssuerDraft body, String at) {
    if (body.code() != null && !body.code().equals(code)) {
      throw refused(List.of(new IssuerFault("code", FaultCode.BAD_FORMAT, body.code())), at);
    }
    return body.withCode(code);
  }

  private static ProblemException reserved(Issuer known, List<Reserved> parts) {
    RegistryProblem type = RegistryProblem.ISSUER_NEEDS_TWO_PEOPLE;
    Problem problem = Problem.of(type).with("version", known.version());
    for (Reserved part : parts) {
      problem =
          problem.fault(
              FieldFault.of(type, part.field(), part.why().name(), part.value(), Map.of()));
    }
    return problem.exception();
  }

  /**
   * @param at what stands before the names of the fields in the request
   */
  static ProblemException refused(List<IssuerFault> faults, String at) {
    Problem problem = Problem.of(RegistryProblem.ISSUER_REFUSED).with("count", faults.size());
    for (IssuerFault fault : faults) {
      Finding finding = new Finding(fault.code(), fault.value());
      problem = problem.fault(FieldFault.of(at + fault.field(), finding));
    }
    return problem.exception();
  }
}
