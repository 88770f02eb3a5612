package cn.yichi.platform.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a creating {@code POST} handler: honours the header {@code Idempotency-Key} (IETF
 * draft-ietf-httpapi-idempotency-key-header) where the caller sends it.
 *
 * <ul>
 *   <li>same key and content: the first answer again (status, {@code Location}, body), marked
 *       {@code Idempotency-Replayed: true}, for 76 hours;
 *   <li>same key, other content (query, content type or body): 422 {@code idempotency-key-reused};
 *   <li>the first still running: 409 {@code idempotency-key-in-use} with {@code Retry-After};
 *   <li>a refusal (4xx) or failure (5xx) is not kept: nothing was created, so the key stays free.
 * </ul>
 *
 * <p>The body is digested while the handler streams it, at any size; forms are refused, see {@code
 * idempotency-needs-raw-body}. After a crash the key is free again within a minute, so the handler
 * itself must recognise what it created: by a natural id, or by {@link IdempotencyKey}. Not for
 * asynchronous handlers.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
