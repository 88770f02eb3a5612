/**
 * What every HTTP answer of a service has in common: RFC 9457 problems, limits, headers,
 * idempotency keys.
 */
@NullMarked
package cn.yichi.platform.problem;

import org.jspecify.annotations.NullMarked;
