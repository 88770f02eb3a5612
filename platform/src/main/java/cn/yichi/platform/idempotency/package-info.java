/**
 * {@code Idempotency-Key}: a creating request repeated gives the same answer and creates nothing.
 */
@NullMarked
package cn.yichi.platform.idempotency;

import org.jspecify.annotations.NullMarked;
