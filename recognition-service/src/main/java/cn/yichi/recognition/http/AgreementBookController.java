package cn.yichi.recognition.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.security.OpenToAll;
import cn.yichi.recognition.register.BooksKept;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The books that held here, by the revision that decisions and receipts name; open to everybody.
 */
@RestController
@RequestMapping("/api/agreement-books")
@Tag(name = "agreements")
class AgreementBookController {
  private final BooksKept books;

  AgreementBookController(BooksKept books) {
    this.books = books;
  }

  /** A book with all its texts. */
  @Schema(name = "KeptAgreementBook")
  record Book(
      @Schema(description = "digest of what held") String revision,
      @Schema(description = "since when it is known to this service") Instant knownSince,
      List<Chapter> agreements) {}

  /** One document of it. */
  @Schema(name = "KeptAgreement")
  record Chapter(
      @Schema(example = "sc-cq-skill-2020") String id,
      int version,
      @Schema(description = "SHA-256 of the text's UTF-8 bytes") String digest,
      @Schema(description = "the text, canonical JSON") String document,
      List<StandingOfVersion.Ordered> measures) {
    static Chapter of(BooksKept.Chapter chapter) {
      return new Chapter(
          chapter.ref().agreement(),
          chapter.ref().version(),
          chapter.text().digest(),
          chapter.text().document(),
          chapter.measures().stream()
              .map(each -> StandingOfVersion.Ordered.of(each, Locale.ROOT))
              .toList());
    }
  }

  @OpenToAll("agreements and statutes are published")
  @GetMapping("/{revision}")
  @Operation(
      operationId = "readAgreementBook",
      summary = "What held here under a revision, with every text",
      description = "Saved as a file it is enough to take a receipt's answer again.")
  Book one(@PathVariable String revision) {
    return Optional.of(revision)
        .filter(it -> it.matches("[0-9a-f]{16}"))
        .flatMap(books::find)
        .map(
            it ->
                new Book(
                    it.revision(),
                    it.knownSince(),
                    it.chapters().stream().map(Chapter::of).toList()))
        .orElseThrow(
            () ->
                Problem.of(RecognitionProblem.BOOK_UNKNOWN)
                    .field("revision", revision)
                    .exception());
  }
}
