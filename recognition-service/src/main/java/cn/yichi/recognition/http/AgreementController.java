package cn.yichi.recognition.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.Registered;
import cn.yichi.recognition.register.Registered.Stage;
import cn.yichi.recognition.register.VersionRef;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agreements and statutes that somebody has signed, open to everybody. */
@RestController
@RequestMapping("/api/agreements")
@Tag(name = "agreements")
class AgreementController {
  private final Register register;
  private final MeterRegistry meters;

  AgreementController(Register register, MeterRegistry meters) {
    this.register = register;
    this.meters = meters;
  }

  /** The whole book. */
  @Schema(name = "AgreementBook")
  record Book(
      @Schema(description = "digest of what holds here; decisions name it") String revision,
      @Schema(
              description =
                  "records on topics of agreements since this process started that no key of their"
                      + " region signs: nobody's word, and listed nowhere",
              example = "0")
          long refusedRecords,
      List<Version> agreements) {}

  /** A version with its standing; its text is absent where this service cannot read it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AgreementVersion")
  record Version(
      @Schema(example = "sc-cq-skill-2020") String id,
      int version,
      StandingOfVersion standing,
      @Nullable AgreementView agreement) {}

  @OpenToAll("agreements and statutes are published")
  @GetMapping
  @Operation(
      operationId = "listAgreements",
      summary = "Every agreement and statute that somebody has signed, with its sources")
  Book all(Locale locale) {
    AgreementBook book = register.book();
    return new Book(
        book.revision(),
        refusedRecords(),
        register.versions().stream()
            .filter(each -> each.stage() != Stage.DRAFTED)
            .map(each -> of(each, book, locale))
            .toList());
  }

  @OpenToAll("agreements and statutes are published")
  @GetMapping("/{id}/{version}")
  @Operation(operationId = "readAgreement", summary = "One version of an agreement or statute")
  Version one(@PathVariable String id, @PathVariable int version, Locale locale) {
    return of(signed(id, version), register.book(), locale);
  }

  @OpenToAll("agreements and statutes are published")
  @GetMapping("/{id}/{version}/statements")
  @Operation(
      operationId = "readStatements",
      summary = "What each region says on a version, with its copy of the text and its signature",
      description = "Enough to check the signatures without this service.")
  List<StatementView> statements(@PathVariable String id, @PathVariable int version) {
    return signed(id, version).entry().statements().values().stream()
        .sorted((one, other) -> one.region().code().compareTo(other.region().code()))
        .map(StatementView::of)
        .toList();
  }

  private long refusedRecords() {
    Counter refused = meters.find("yichi.signature.refused").tag("binding", "agreements").counter();
    return refused == null ? 0 : (long) refused.count();
  }

  private Registered signed(String id, int version) {
    register.book();
    return ref(id, version)
        .flatMap(register::version)
        .filter(each -> each.stage() != Stage.DRAFTED)
        .orElseThrow(() -> unknown(id, version));
  }

  static Optional<VersionRef> ref(String id, int version) {
    return VersionRef.parse(id + "/" + version);
  }

  static ProblemException unknown(String id, int version) {
    return Problem.of(RecognitionProblem.AGREEMENT_UNKNOWN)
        .field("id", id + "/" + version)
        .exception();
  }

  static Version of(Registered version, AgreementBook book, Locale locale) {
    boolean inBook =
        version
            .agreement()
            .filter(it -> book.all().stream().anyMatch(each -> each.ref().equals(it.ref())))
            .isPresent();
    return new Version(
        version.ref().agreement(),
        version.ref().version(),
        StandingOfVersion.of(version, inBook, locale),
        version.agreement().map(each -> AgreementView.of(each, locale)).orElse(null));
  }
}
