/**
 * Who calls, and what a caller may do: sign-in by OIDC providers, and a rule beside each endpoint.
 * What names no rule is refused, and keeps its service from starting.
 */
@NullMarked
package cn.yichi.platform.security;

import org.jspecify.annotations.NullMarked;
