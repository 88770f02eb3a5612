/** The streams this service reads, translated into its own words. */
@NullMarked
package cn.yichi.notification.kafka;

import org.jspecify.annotations.NullMarked;
