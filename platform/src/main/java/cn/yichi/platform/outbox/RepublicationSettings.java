package cn.yichi.platform.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code yichi.republication.*}: says this service's whole present state once more.
 *
 * @param name of one republication, for instance the id of the key that was revoked; each is done
 *     once, however often the service starts with it. Give it only after every reader has heard of
 *     the revocation: what comes before it is taken for old. Another name does it again.
 */
@ConfigurationProperties("yichi.republication")
public record RepublicationSettings(@Nullable String name) {}
