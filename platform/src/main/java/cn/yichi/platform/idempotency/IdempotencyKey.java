package cn.yichi.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.Sha256;
import cn.yichi.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A caller's key in its scope: caller, method and path.
 *
 * @param id 43 characters base64url, the same for every repetition; a handler may derive the id of
 *     what it creates from it, so that a crash between creating and answering creates nothing twice
 */
public record IdempotencyKey(String id) {
  /** How long a key is remembered. */
  public static final Duration KEPT = Duration.ofHours(76);

  static final String HEADER = "Idempotency-Key";
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final String ATTRIBUTE = IdempotencyKey.class.getName();

  /** The key of a request to an {@link Idempotent} handler; empty where none was sent. */
  public static Optional<IdempotencyKey> of(HttpServletRequest request) {
    return Optional.ofNullable((IdempotencyKey) request.getAttribute(ATTRIBUTE));
  }

  /** Empty when the header is malformed. */
  static Optional<IdempotencyKey> parse(HttpServletRequest request, String header) {
    // A structured-field string stands in quotes; many clients leave them out.
    String value = header.strip().replaceFirst("^\"(.*)\"$", "$1");
    if (!VISIBLE.matcher(value).matches()) {
      return Optional.empty();
    }
    MessageDigest scope = Sha256.digest();
    for (String part :
        new String[] {
          Caller.of(request).map(IdempotencyKey::caller).orElse(""),
          request.getMethod(),
          request.getRequestURI(),
          value
        }) {
      scope.update(part.getBytes(UTF_8));
      scope.update((byte) 0);
    }
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(scope.digest());
    return Optional.of(new IdempotencyKey(id));
  }

  /** One who acts for two organisations is two callers. */
  private static String caller(Caller caller) {
    return caller.name() + ' ' + caller.organisation().map(SocialCreditCode::value).orElse("");
  }

  void attach(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
