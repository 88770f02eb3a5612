/**
 * The notification service of one region: tells its holders what other regions decided about their
 * certificates. The use cases are in {@code contact} and {@code notice}; one package per technology
 * stands beside them.
 */
@NullMarked
package cn.yichi.notification;

import org.jspecify.annotations.NullMarked;
