package cn.yichi.recognition.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.recognition.agreement.AgreementBook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The agreements and statutes that decisions rest on, open to everybody. */
@RestController
@RequestMapping("/api/agreements")
@Tag(name = "agreements")
class AgreementController {
  private final AgreementBook book;

  AgreementController(AgreementBook book) {
    this.book = book;
  }

  /** The whole book. */
  @Schema(name = "AgreementBook")
  record Book(
      @Schema(description = "digest of the content; decisions name it") String revision,
      List<AgreementView> agreements) {}

  @OpenToAll("agreements and statutes are published")
  @GetMapping
  @Operation(
      operationId = "listAgreements",
      summary = "Every agreement and statute held, with its sources")
  Book all(Locale locale) {
    return new Book(
        book.revision(), book.all().stream().map(each -> AgreementView.of(each, locale)).toList());
  }

  @OpenToAll("agreements and statutes are published")
  @GetMapping("/{id}/{version}")
  @Operation(operationId = "readAgreement", summary = "One version of an agreement or statute")
  AgreementView one(@PathVariable String id, @PathVariable int version, Locale locale) {
    return book.all().stream()
        .filter(each -> each.id().equals(id) && each.version() == version)
        .findFirst()
        .map(each -> AgreementView.of(each, locale))
        .orElseThrow(
            () ->
                Problem.of(RecognitionProblem.AGREEMENT_UNKNOWN)
                    .field("id", id.length() > 80 ? "" : id + "/" + version)
                    .exception());
  }
}
