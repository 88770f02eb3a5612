package cn.yichi.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an HTTP handler: who may call it. A caller needs one of the roles in the scope; where several
 * stand, one of them is enough.
 *
 * <p>Refused with 401 {@code unauthenticated} without a good token, else with 403 {@code forbidden}
 * that says which role or scope is missing, before the body is read.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Allow.Several.class)
public @interface Allow {
  Role[] value();

  Scope within();

  /** Several rules, of which one is enough. */
  @Documented
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Several {
    Allow[] value();
  }
}
