package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowWarning;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How far a job is. Rows read = accepted + already known + refused, at every checkpoint.
 *
 * @param rows rows that have their answer
 * @param accepted entered by this job
 * @param alreadyKnown on file before, with the same content
 * @param refused refused rows by the first of their codes
 * @param warnings how often each oddity was met in rows not refused
 * @param errorParts parts of the error file that belong to these counts, in order
 * @param certificates ids of the certificates accepted or already known, in the order of rows
 * @param active time spent at work on rows, pauses between runs not counted
 */
public record Progress(
    long rows,
    long accepted,
    long alreadyKnown,
    Map<RowFaultCode, Long> refused,
    Map<RowWarning.Code, Long> warnings,
    List<String> errorParts,
    MerkleFrontier certificates,
    Duration active) {

  /** Before the first row. */
  public static final Progress NONE =
      new Progress(0, 0, 0, Map.of(), Map.of(), List.of(), MerkleFrontier.EMPTY, Duration.ZERO);

  public Progress {
    refused = ordered(RowFaultCode.class, refused);
    warnings = ordered(RowWarning.Code.class, warnings);
    errorParts = List.copyOf(errorParts);
  }

  private static <K extends Enum<K>> Map<K, Long> ordered(Class<K> keys, Map<K, Long> counts) {
    Map<K, Long> copy = new EnumMap<>(keys);
    copy.putAll(counts);
    return Collections.unmodifiableMap(copy);
  }

  /** Refused rows of all codes. */
  public long refusedRows() {
    return refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Rows a second over the time at work, 0 before any is measured. */
  public double rowsPerSecond() {
    return active.isZero() ? 0 : rows * 1_000.0 / Math.max(1, active.toMillis());
  }
}
