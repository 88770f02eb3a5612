package cn.yichi.platform.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an HTTP handler: each request gets one entry in the audit log, with its result, before the
 * first byte of the answer leaves; a refusal too. The handler says by {@link AuditNote} what it
 * touched. An answer that was begun and taken back, for it failed half made, leaves two entries.
 *
 * <p>An answer whose entry cannot be written is not given: the caller gets 503 {@code unavailable}
 * with {@code Retry-After}, <b>also when the change itself was done</b>. Whoever then asks again
 * meets what every repeated request meets, so a handler that changes something must know it again.
 * Not for asynchronous handlers.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
  /** What was asked for: {@code <thing>.<verb>}, lower case, the same for ever. */
  String action();

  AuditKind kind();
}
