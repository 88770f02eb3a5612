/**
 * The sandbox's OIDC provider: one sample user and one client per role, the same in each region.
 */
@NullMarked
package cn.yichi.sandbox.provider;

import org.jspecify.annotations.NullMarked;
