package cn.yichi.notification.client;

import cn.yichi.notification.notice.SmsMessage;
import cn.yichi.notification.notice.SmsResult;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the provider's protocol, and says of each answer what it means. Never throws. */
final class SmsProtocol {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final RestClient http;
  private final JsonMapper json = JsonMapper.builder().build();
  private final SmsSettings settings;
  private final Clock clock;

  SmsProtocol(RestClient http, SmsSettings settings, Clock clock) {
    this.http = http;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is posted. */
  record Posted(String key, String to, String text, String template) {}

  /** What is answered. */
  record Answer(@Nullable String messageId, @Nullable String status) {}

  Attempt post(SmsMessage message) {
    byte[] body =
        json.writeValueAsBytes(
            new Posted(message.key(), message.to().value(), message.text(), message.template()));
    return attempt(
        () ->
            http.post()
                .uri("/messages")
                .header("Idempotency-Key", message.key())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange((request, response) -> posted(response)));
  }

  Attempt query(String key) {
    return attempt(
        () ->
            http.get()
                .uri("/messages/{key}", key)
                .exchange((request, response) -> asked(response)));
  }

  /** An attempt that took too long: it may have reached the provider. */
  Attempt timedOut() {
    return uncertain("no answer in time");
  }

  private interface Exchange {
    @Nullable Attempt run();
  }

  private Attempt attempt(Exchange exchange) {
    try {
      Attempt attempt = exchange.run();
      return attempt == null ? uncertain("no answer") : attempt;
    } catch (ResourceAccessException broken) {
      return broken(broken);
    } catch (org.springframework.web.client.RestClientException broken) {
      return broken(broken);
    }
  }

  private Attempt broken(Exception broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException
          || cause instanceof UnresolvedAddressException) {
        return Attempt.failed(unavailable("no connection", Optional.empty()), true);
      }
    }
    Throwable cause = broken.getCause() == null ? broken : broken.getCause();
    return uncertain("connection broke: " + cause.getClass().getSimpleName());
  }

  private Attempt posted(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
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

  private Attempt asked(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    return switch (status) {
      case 200, 202 -> accepted(response);
      case 404 -> Attempt.answered(new SmsResult.Unheard());
      case 429 -> busy(response);
      default -> Attempt.failed(unavailable("HTTP " + status, Optional.empty()), status >= 500);
    };
  }

  private Attempt accepted(ClientHttpResponse response) throws IOException {
    try {
      Answer answer = json.readValue(response.getBody().readAllBytes(), Answer.class);
      if (answer != null && answer.messageId() != null && !answer.messageId().isBlank()) {
        return Attempt.answered(new SmsResult.Accepted(answer.messageId()));
      }
    } catch (JacksonException malformed) {
      return uncertain("malformed answer");
    }
    return uncertain("answer without message id");
  }

  private Attempt busy(ClientHttpResponse response) {
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
  private Optional<Duration> retryAfter(ClientHttpResponse response) {
    String value = response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
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
