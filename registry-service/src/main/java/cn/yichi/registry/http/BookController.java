package cn.yichi.registry.http;

import static cn.yichi.platform.security.Role.AUDITOR;
import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Role.SERVICE;
import static cn.yichi.platform.security.Role.SUPERVISOR;
import static cn.yichi.platform.security.Scope.REGION;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.security.Allow;
import cn.yichi.registry.certificate.Certificates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register's book, for comparing with what other services hold. */
@RestController
@RequestMapping("/api/books")
@Tag(name = "books")
class BookController {
  private static final int MOST = 10_000;

  private final Certificates certificates;

  BookController(Certificates certificates) {
    this.certificates = certificates;
  }

  /** One line of the book. */
  @Schema(name = "BookEntry")
  record Entry(String certificateId, int version) {}

  @Allow(
      value = {OFFICER, SUPERVISOR, AUDITOR, SERVICE},
      within = REGION)
  @GetMapping
  @Operation(
      operationId = "readBook",
      summary = "Every certificate with its last version, in the order of ids",
      description = "limit from 1 to 10000")
  Paging.Page<Entry> page(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "1000") int limit) {
    int size = Paging.limit(limit, MOST);
    return Paging.page(
        certificates.book(Paging.cursor(after, CertificateId::new), size),
        size,
        entry -> new Entry(entry.id().value(), entry.version()),
        entry -> entry.id().value());
  }
}
