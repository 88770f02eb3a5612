package cn.yichi.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.platform.Sha256;
import cn.yichi.platform.problem.ObservedBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Digests a request's query, content type and body while its handler reads it. */
final class DigestedRequest extends ObservedBody {
  private final MessageDigest digest = Sha256.digest();
  private final Runnable progress;

  /**
   * @param progress called for every piece read
   */
  DigestedRequest(HttpServletRequest request, Runnable progress) {
    super(request);
    this.progress = progress;
    add(request.getQueryString());
    add(request.getContentType());
  }

  private void add(@Nullable String part) {
    digest.update((part == null ? "" : part).getBytes(UTF_8));
    digest.update((byte) 0);
  }

  @Override
  protected void read(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
    progress.run();
  }

  /** Reads what the handler left, and tells the digest of the whole; once. */
  String content() throws IOException {
    getInputStream().transferTo(OutputStream.nullOutputStream());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
  }
}
