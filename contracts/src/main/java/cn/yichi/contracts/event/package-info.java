/**
 * The wire contract: what services of all regions say to each other on Kafka.
 *
 * <p>Events are CloudEvents 1.0 in Kafka binary mode with JSON data. Payload records hold plain
 * codes rather than vocabulary values, so that a reader tolerates a code it does not know yet;
 * adapters translate. Only adapters use this package.
 */
@NullMarked
package cn.yichi.contracts.event;

import org.jspecify.annotations.NullMarked;
