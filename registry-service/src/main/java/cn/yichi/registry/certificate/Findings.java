package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.FaultCode;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one draft's fields and gathers what is wrong or odd about them. One thread, one draft. */
final class Findings {
  /** What bureaus write into a cell to say that it is meant to be empty. */
  private static final Set<String> NOTHING = Set.of("", "无", "/", "-", "--", "—", "——", "不分级");

  /** What decoders write for a byte they cannot read. */
  private static final int REPLACEMENT = 0xFFFD;

  private final CertificateDraft draft;
  private final List<RowFault> faults = new ArrayList<>(2);
  private final List<RowWarning> warnings = new ArrayList<>(2);

  Findings(CertificateDraft draft) {
    this.draft = draft;
  }

  String text(DraftField field) {
    return draft.text(field);
  }

  boolean states(DraftField field) {
    return !NOTHING.contains(draft.text(field));
  }

  /** The value of a needed field; empty, with a fault noted, when absent or not understood. */
  <T> Optional<T> needed(DraftField field, Function<String, Parsed<T>> parse) {
    if (!states(field)) {
      missing(field);
      return Optional.empty();
    }
    return read(field, parse);
  }

  /** The value of a field that may be left out; empty, with a fault noted, when not understood. */
  <T> Optional<T> optional(DraftField field, Function<String, Parsed<T>> parse) {
    return states(field) ? read(field, parse) : Optional.empty();
  }

  /**
   * The text of a field that is kept as it is written; empty, with a fault noted, when it holds
   * what no text does.
   */
  Optional<String> plain(DraftField field) {
    return optional(field, Findings::readable);
  }

  private static Parsed<String> readable(String text) {
    return text.codePoints().anyMatch(Findings::damaged)
        ? new Parsed.Invalid<>(Finding.of(FaultCode.UNREADABLE_CHARACTERS))
        : Parsed.valid(text);
  }

  /** Line breaks within a cell are harmless; a lone surrogate is its own code point. */
  private static boolean damaged(int character) {
    boolean control = Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0;
    return control
        || character == REPLACEMENT
        || Character.getType(character) == Character.SURROGATE;
  }

  private <T> Optional<T> read(DraftField field, Function<String, Parsed<T>> parse) {
    return switch (parse.apply(draft.text(field))) {
      case Parsed.Valid<T>(T value, List<Finding> odd) -> {
        odd.forEach(finding -> warn(warningCode(finding), field, finding.value()));
        yield Optional.of(value);
      }
      case Parsed.Invalid<T>(Finding fault) -> {
        fault(fault.code(), field, fault.value());
        yield Optional.empty();
      }
    };
  }

  void missing(DraftField field) {
    fault(field == DraftField.LEVEL ? FaultCode.LEVEL_MISSING : FaultCode.BLANK, field, "");
  }

  void fault(FaultCode detail, DraftField field, String value) {
    faults.add(RowFault.of(detail, field, value));
  }

  void fault(RowFaultCode code, DraftField field, String value) {
    faults.add(RowFault.of(code, field, value));
  }

  void warn(RowWarning.Code code, DraftField field, String value) {
    warnings.add(new RowWarning(code, field, value));
  }

  boolean sound() {
    return faults.isEmpty();
  }

  List<RowFault> faults() {
    return faults;
  }

  List<RowWarning> warnings() {
    return warnings;
  }

  private static RowWarning.Code warningCode(Finding finding) {
    return finding.code() == FaultCode.NUMBER_SCHEME_UNKNOWN
        ? RowWarning.Code.NUMBER_SCHEME_UNKNOWN
        : RowWarning.Code.VALUE_DOUBTFUL;
  }
}
