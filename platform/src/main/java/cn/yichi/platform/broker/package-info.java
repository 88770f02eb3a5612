/** Clients of the Kafka broker, all with the same connection and security settings. */
@NullMarked
package cn.yichi.platform.broker;

import org.jspecify.annotations.NullMarked;
