package cn.yichi.notification.client;

import cn.yichi.notification.notice.SmsMessage;
import cn.yichi.notification.notice.SmsResult;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the provider's protocol, and says of each answer what it means; an attempt never fails.
 */
final class SmsProtocol {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final HttpClient http;
  private final JsonMapper json = JsonMapper.builder().build();
  private final SmsSettings settings;
  private final Clock clock;

  SmsProtocol(HttpClient http, SmsSettings settings, Clock clock) {
    this.http = http;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is posted. */
  record Posted(String key, String to, String text, String template) {}

  /** What is answered. */
  record Answer(@Nullable String messageId, @Nullable String status) {}

  CompletableFuture<Attempt> post(SmsMessage message) {
    byte[] body =
        json.writeValueAsBytes(
            new Posted(message.key(), message.to().value(), message.text(), message.template()));
    return attempt(
        request("")
            .header("Idempotency-Key", message.key())
            .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        this::posted);
  }

  CompletableFuture<Attempt> query(String key) {
    return attempt(request("/" + UriUtils.encode(key, StandardCharsets.UTF_8)), this::asked);
  }

  /** An attempt that took too long: it may have reached the provider. */
  Attempt timedOut() {
    return uncertain("no answer in time");
  }

  /** An attempt that nobody waits for any longer: it may have reached the provider. */
  Attempt leftBehind() {
    return Attempt.answered(new SmsResult.Uncertain("interrupted while it was under way"));
  }

  /** An attempt whose answer met a fault of ours: it may have reached the provider. */
  Attempt unread(Exception fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    return uncertain("answer not read: " + cause.getClass().getSimpleName());
  }

  /** An attempt that ended before there was anything to send. */
  Attempt unsent(RuntimeException fault) {
    String reason = "not sent: " + fault.getClass().getSimpleName();
    return Attempt.answered(unavailable(reason, Optional.empty()));
  }

  private HttpRequest.Builder request(String below) {
    return HttpRequest.newBuilder(URI.create(settings.messages() + below))
        .timeout(settings.requestTimeout());
  }

  private CompletableFuture<Attempt> attempt(
      HttpRequest.Builder request, Function<HttpResponse<byte[]>, Attempt> reading) {
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .handle((response, broken) -> broken == null ? reading.apply(response) : broken(broken));
  }

  private Attempt broken(Throwable broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException
          || cause instanceof UnresolvedAddressException
          // ours of the provider's, before a byte of the message is written
          || cause instanceof CertificateException) {
        return Attempt.failed(unavailable("no connection", Optional.empty()), true);
      }
    }
    Throwable cause = broken.getCause() == null ? broken : broken.getCause();
    return uncertain("connection broke: " + cause.getClass().getSimpleName());
  }

  private Attempt posted(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    return switch (status) {
      case 200, 201, 202 -> accepted(response);
      case 429 -> busy(response);
      case 503 -> {
        Optional<Duration> wait = retryAfter(response);
        yield Attempt.failed(unavailable("HTTP 503", wait), isShort(wait));
      }
      // Wrong address or credentials: ours to repair, so the notices wait.
      case 401, 403, 404, 405, 407 ->
          Attempt.failed(unavailable("HTTP " + status, Optional.empty()), false);
      default ->
          status >= 400 && status < 500 && status != 408
              ? Attempt.answered(new SmsResult.Refused("HTTP " + status))
              : uncertain("HTTP " + status);
    };
  }

  private Attempt asked(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    return switch (status) {
      case 200, 202 -> accepted(response);
      case 404 -> Attempt.answered(new SmsResult.Unheard());
      case 429 -> busy(response);
      default -> Attempt.failed(unavailable("HTTP " + status, Optional.empty()), status >= 500);
    };
  }

  private Attempt accepted(HttpResponse<byte[]> response) {
    try {
      Answer answer = json.readValue(response.body(), Answer.class);
      if (answer != null && answer.messageId() != null && !answer.messageId().isBlank()) {
        return Attempt.answered(new SmsResult.Accepted(answer.messageId()));
      }
    } catch (JacksonException malformed) {
      return uncertain("malformed answer");
    }
    return uncertain("answer without message id");
  }

  private Attempt busy(HttpResponse<byte[]> response) {
    Optional<Duration> wait = retryAfter(response);
    return Attempt.busy(unavailable("HTTP 429", wait), isShort(wait));
  }

  private Attempt uncertain(String reason) {
    return Attempt.failed(new SmsResult.Uncertain(reason), settings.honoursIdempotencyKey());
  }

  private boolean isShort(Optional<Duration> wait) {
    return wait.map(asked -> asked.compareTo(settings.longestWait()) <= 0).orElse(true);
  }

  private static SmsResult.Unavailable unavailable(String reason, Optional<Duration> wait) {
    return new SmsResult.Unavailable(reason, wait);
  }

  /** Seconds or an HTTP date; one that cannot be read counts as absent. */
  private Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
    @Nullable String value = response.headers().firstValue(HttpHeaders.RETRY_AFTER).orElse(null);
    if (value == null) {
      return Optional.empty();
    }
    try {
      if (value.strip().chars().allMatch(Character::isDigit)) {
        return Optional.of(capped(Duration.ofSeconds(Long.parseLong(value.strip()))));
      }
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(clock.instant(), at);
      return Optional.of(wait.isNegative() ? Duration.ZERO : capped(wait));
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  /** A provider's slip must not silence a region for a year. */
  private static Duration capped(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
