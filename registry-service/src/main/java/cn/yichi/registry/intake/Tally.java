package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.MerkleFrontier;
import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts on from a {@link Progress}. One thread. */
final class Tally {
  /** Most ids that wait to be put into the tree. */
  private static final int IDS = 1_000;

  private long rows;
  private long accepted;
  private long alreadyKnown;
  private final Map<RowFaultCode, Long> refused = new EnumMap<>(RowFaultCode.class);
  private final Map<RowWarning.Code, Long> warnings = new EnumMap<>(RowWarning.Code.class);
  private final List<String> errorParts;
  private final List<String> ids = new ArrayList<>();
  private MerkleFrontier certificates;
  private Duration active;

  Tally(Progress from) {
    rows = from.rows();
    accepted = from.accepted();
    alreadyKnown = from.alreadyKnown();
    refused.putAll(from.refused());
    warnings.putAll(from.warnings());
    errorParts = new ArrayList<>(from.errorParts());
    certificates = from.certificates();
    active = from.active();
  }

  void accepted(CertificateId id, List<RowWarning> odd) {
    rows++;
    accepted++;
    entered(id);
    odd.forEach(warning -> warnings.merge(warning.code(), 1L, Long::sum));
  }

  void alreadyKnown(CertificateId id, List<RowWarning> odd) {
    rows++;
    alreadyKnown++;
    entered(id);
    odd.forEach(warning -> warnings.merge(warning.code(), 1L, Long::sum));
  }

  private void entered(CertificateId id) {
    ids.add(id.value());
    if (ids.size() == IDS) {
      plant();
    }
  }

  private void plant() {
    certificates = certificates.plusTexts(ids);
    ids.clear();
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
    plant();
    return new Progress(
        rows, accepted, alreadyKnown, refused, warnings, errorParts, certificates, active);
  }
}
