package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FaultCode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One fault of a stated certificate.
 *
 * @param field the field to mend
 * @param value what is wrong about it, masked where it is personal; may be empty
 * @param detail the vocabulary's finer code, where the fault is one of a single value
 */
public record RowFault(
    RowFaultCode code, DraftField field, String value, Optional<FaultCode> detail) {

  /** The order in which faults are listed and the first is counted. */
  public static final Comparator<RowFault> ORDER =
      Comparator.comparing(RowFault::code).thenComparing(RowFault::field);

  /** A fault without a finer code. */
  public static RowFault of(RowFaultCode code, DraftField field, String value) {
    return new RowFault(code, field, value, Optional.empty());
  }

  /** The code under which a row with these faults is counted. */
  public static RowFaultCode primary(List<RowFault> faults) {
    return faults.stream().min(ORDER).orElseThrow().code();
  }
}
