package cn.yichi.platform.telemetry;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * A W3C trace context, level 1: which journey a piece of work belongs to. The current one lives in
 * the logging context, so that every log line carries {@code traceId} and {@code spanId}.
 *
 * @param traceId 32 hexadecimal digits, not all zero
 * @param spanId 16 hexadecimal digits, not all zero
 */
public record Trace(String traceId, String spanId) {
  /** Name of the HTTP and the Kafka header. */
  public static final String HEADER = "traceparent";

  private static final String TRACE_ID = "traceId";
  private static final String SPAN_ID = "spanId";
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?");

  /** Reads a {@code traceparent} value; empty where it is malformed, as the standard asks. */
  public static Optional<Trace> parse(String traceparent) {
    Matcher form = FORM.matcher(traceparent);
    return form.matches() ? Optional.of(new Trace(form.group(1), form.group(2))) : Optional.empty();
  }

  /** A new trace. Drawn without cryptographic strength: it identifies, it does not protect. */
  public static Trace begin() {
    HexFormat hex = HexFormat.of();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Trace(
        hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1), span());
  }

  /** The trace of the running thread, empty outside of any. */
  public static Optional<Trace> current() {
    String trace = MDC.get(TRACE_ID);
    String span = MDC.get(SPAN_ID);
    return trace == null || span == null ? Optional.empty() : Optional.of(new Trace(trace, span));
  }

  /** The work under the trace of the running thread, whichever thread does it. */
  public static Runnable carried(Runnable work) {
    return current()
        .<Runnable>map(
            trace ->
                () -> {
                  try (Scope scope = trace.open()) {
                    work.run();
                  }
                })
        .orElse(work);
  }

  /** The next step of the same journey. */
  public Trace child() {
    return new Trace(traceId, span());
  }

  /** The header value, sampled. */
  public String traceparent() {
    return "00-" + traceId + "-" + spanId + "-01";
  }

  /** Makes this the trace of the running thread until the scope is closed. */
  public Scope open() {
    Optional<Trace> before = current();
    put();
    return () -> before.ifPresentOrElse(Trace::put, Trace::clear);
  }

  /** Ends what {@link #open()} began; the earlier trace is back. */
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  private void put() {
    MDC.put(TRACE_ID, traceId);
    MDC.put(SPAN_ID, spanId);
  }

  private static void clear() {
    MDC.remove(TRACE_ID);
    MDC.remove(SPAN_ID);
  }

  private static String span() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
  }
}
