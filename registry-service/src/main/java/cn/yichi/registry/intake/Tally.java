package cn.yichi.registry.intake;

import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts on from a {@link Progress}. One thread. */
final class Tally {
  private long rows;
  private long accepted;
  private long alreadyKnown;
  private final Map<RowFaultCode, Long> refused = new EnumMap<>(RowFaultCode.class);
  private final Map<RowWarning.Code, Long> warnings = new EnumMap<>(RowWarning.Code.class);
  private final List<String> errorParts;
  private Duration active;

  Tally(Progress from) {
    rows = from.rows();
    accepted = from.accepted();
    alreadyKnown = from.alreadyKnown();
    refused.putAll(from.refused());
    warnings.putAll(from.warnings());
    errorParts = new ArrayList<>(from.errorParts());
    active = from.active();
  }

  void accepted(List<RowWarning> odd) {
    rows++;
    accepted++;
    odd.forEach(warning -> warnings.merge(warning.code(), 1L, Long::sum));
  }

  void alreadyKnown(List<RowWarning> odd) {
    rows++;
    alreadyKnown++;
    odd.forEach(warning -> warnings.merge(warning.code(), 1L, Long::sum));
  }

  void refused(RowFaultCode code) {
    rows++;
    refused.merge(code, 1L, Long::sum);
  }

  void errorPart(String part) {
    errorParts.add(part);
  }

  void worked(Duration time) {
    active = active.plus(time);
  }

  Progress progress() {
    return new Progress(rows, accepted, alreadyKnown, refused, warnings, errorParts, active);
  }
}
