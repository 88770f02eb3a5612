package cn.yichi.notification.client;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.notification.sms.*}: the provider and how to treat it.
 *
 * @param url the provider's base address
 * @param connectTimeout until a connection stands
 * @param requestTimeout for one whole attempt
 * @param attempts tries in one go, 1 or more; what fails then waits in the database
 * @param retryWait wait before the second try; doubles, with jitter
 * @param longestWait a longer {@code Retry-After} is not waited for in one go
 * @param perSecond messages a second at most
 * @param failureRate percent of failed attempts, 1 to 100, that opens the circuit
 * @param window attempts over which the rate is taken
 * @param openFor how long an open circuit stays open before a few attempts are let through
 * @param honoursIdempotencyKey whether the provider recognises a repeated key; where false an
 *     attempt of unknown result is never repeated
 * @param inFlight attempts at the same time at most
 */
@ConfigurationProperties("yichi.notification.sms")
record SmsSettings(
    URI url,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("5s") Duration requestTimeout,
    @DefaultValue("3") int attempts,
    @DefaultValue("200ms") Duration retryWait,
    @DefaultValue("2s") Duration longestWait,
    @DefaultValue("2000") int perSecond,
    @DefaultValue("50") float failureRate,
    @DefaultValue("50") int window,
    @DefaultValue("10s") Duration openFor,
    @DefaultValue("true") boolean honoursIdempotencyKey,
    @DefaultValue("32") int inFlight) {

  /** Where messages are posted; the base address may end with a slash or not. */
  String messages() {
    return url.toString().replaceAll("/+$", "") + "/messages";
  }
}
