package cn.yichi.platform.idempotency;

import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.audit.Deed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer to be given again.
 *
 * @param headers those that belong to what was created, {@code Location} above all
 * @param about what the request was about, for the audit log; absent in answers of older versions
 */
record KeptAnswer(
    int status, Map<String, String> headers, byte[] body, Deed.@Nullable About about) {
  private static final List<String> KEPT =
      List.of(
          "Location",
          "Content-Type",
          "Content-Language",
          "Content-Location",
          "ETag",
          "Last-Modified",
          "Link",
          "Retry-After");

  static KeptAnswer of(ContentCachingResponseWrapper response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new KeptAnswer(
        response.getStatus(), headers, response.getContentAsByteArray(), AuditNote.soFar());
  }

  void replay(HttpServletResponse response) throws IOException {
    AuditNote.replayed(about == null ? Deed.About.NOTHING : about);
    response.setStatus(status);
    headers.forEach(response::setHeader);
    response.setHeader("Idempotency-Replayed", "true");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }
}
