/**
 * The provider of short messages, over HTTP.
 *
 * <p>The protocol: {@code POST <url>/messages} with header {@code Idempotency-Key} and JSON {@code
 * {"key","to","text","template"}} is answered by 202 and {@code
 * {"messageId","status":"ACCEPTED"|"DUPLICATE"}}; {@code GET <url>/messages/<key>} by 200 and the
 * same, or 404 where the key was never heard of. 429 and 503 may say {@code Retry-After}.
 */
@NullMarked
package cn.yichi.notification.client;

import org.jspecify.annotations.NullMarked;
