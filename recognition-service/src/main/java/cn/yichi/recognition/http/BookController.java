package cn.yichi.recognition.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.security.Allow;
import cn.yichi.recognition.enquiry.DecisionBooks;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is decided here, for comparing with what other services hold. */
@RestController
@RequestMapping("/api/books")
@Tag(name = "books")
class BookController {
  private static final int MOST = 100_000;

  private final DecisionBooks books;

  BookController(DecisionBooks books) {
    this.books = books;
  }

  /** One line of the book. */
  @Schema(name = "BookEntry")
  record Entry(
      String certificateId,
      int certificateVersion,
      long revision,
      String outcome,
      String homeRegion,
      @Schema(description = "whether other services were told") boolean published,
      String cause) {
    static Entry of(DecisionBooks.Line line) {
      return new Entry(
          line.certificate().value(),
          line.version(),
          line.revision(),
          line.outcome(),
          line.home().code(),
          line.published(),
          line.cause());
    }
  }

  /** A page of the book. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "BookPage")
  record Page(
      List<Entry> items,
      @Schema(description = "send as after for the next page; absent at the end")
          @Nullable String next) {}

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "readBook",
      summary = "Every certificate held with its decision, in the order of ids",
      description = "limit from 1 to 100000")
  Page page(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "1000") int limit) {
    int size = Paging.limit(limit, MOST);
    List<DecisionBooks.Line> lines = books.page(Paging.cursor(after, CertificateId::new), size);
    String next = lines.size() < size ? null : lines.getLast().certificate().value();
    return new Page(lines.stream().map(Entry::of).toList(), next);
  }
}
