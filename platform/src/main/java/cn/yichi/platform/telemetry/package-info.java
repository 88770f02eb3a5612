/**
 * Trace ids through HTTP, outbox, Kafka headers and log lines, and the health of what a service
 * leans on.
 */
@NullMarked
package cn.yichi.platform.telemetry;

import org.jspecify.annotations.NullMarked;
