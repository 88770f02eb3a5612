package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One fault of a stated certificate.
 *
 * @param field the field to mend; empty where the row as a whole is at fault
 * @param value what is wrong about it, masked where it is personal; may be empty
 * @param detail the vocabulary's finer code, where the fault is one of a single value
 */
public record RowFault(
    RowFaultCode code, Optional<DraftField> field, String value, Optional<FaultCode> detail) {
  public RowFault {
    value = Finding.shown(value);
  }

  /** The order in which faults are listed and the first is counted. */
  public static final Comparator<RowFault> ORDER =
      Comparator.comparing(RowFault::code)
          .thenComparing(fault -> fault.field().map(DraftField::ordinal).orElse(-1));

  /** A fault without a finer code. */
  public static RowFault of(RowFaultCode code, DraftField field, String value) {
    return new RowFault(code, Optional.of(field), value, Optional.empty());
  }

  /** A fault of the row as a whole. */
  public static RowFault ofRow(RowFaultCode code, String value) {
    return new RowFault(code, Optional.empty(), value, Optional.empty());
  }

  /** A fault that the vocabulary names. */
  public static RowFault of(FaultCode detail, DraftField field, String value) {
    return new RowFault(
        VocabularyFault.rowCode(detail), Optional.of(field), value, Optional.of(detail));
  }

  /** The code under which a row with these faults is counted. */
  public static RowFaultCode primary(List<RowFault> faults) {
    return faults.stream().min(ORDER).orElseThrow().code();
  }
}
