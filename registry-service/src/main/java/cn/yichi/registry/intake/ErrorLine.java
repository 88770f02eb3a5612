package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.SafeCell;
import cn.yichi.registry.certificate.RowFault;
import cn.yichi.registry.certificate.RowFaultCode;
import cn.yichi.registry.certificate.RowFaultText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A line of an error file: the sender's own cells, then line, codes, fields, reasons and remedies
 * in the language of the headings. All cells are guarded against formulas.
 */
final class ErrorLine {
  private static final List<String> ADDED_ZH = List.of("行号", "代码", "字段", "原因", "处理办法");
  private static final List<String> ADDED_EN = List.of("line", "code", "field", "reason", "remedy");

  private ErrorLine() {}

  static List<String> headings(Columns columns) {
    List<String> cells = guarded(columns.headings(), columns.headings().size());
    cells.addAll(english(columns) ? ADDED_EN : ADDED_ZH);
    return cells;
  }

  static List<String> of(Columns columns, Row row, List<RowFault> faults) {
    Locale language = columns.language();
    List<String> cells = guarded(own(row, faults), columns.headings().size());
    cells.add(Long.toString(row.line()));
    cells.add(joined(columns, faults, fault -> fault.code().name()));
    cells.add(joined(columns, faults, fault -> fault.field().map(columns::name).orElse("")));
    cells.add(joined(columns, faults, fault -> RowFaultText.reason(fault, language)));
    cells.add(joined(columns, faults, fault -> RowFaultText.remedy(fault, language)));
    return cells;
  }

  /**
   * Of a row whose cells nobody can tell apart the first cell is the whole row: nothing of it is
   * lost, and sent again as it is it is refused again.
   */
  private static List<String> own(Row row, List<RowFault> faults) {
    return faults.stream().anyMatch(fault -> fault.code() == RowFaultCode.ROW_SHAPE)
        ? List.of(String.join(" | ", row.cells()))
        : row.cells();
  }

  /** As many cells as there are headings, so that the added columns stand under their own. */
  private static List<String> guarded(List<String> own, int width) {
    List<String> cells = new ArrayList<>(width + ADDED_EN.size());
    for (int i = 0; i < width; i++) {
      cells.add(i < own.size() ? SafeCell.guarded(own.get(i)) : "");
    }
    return cells;
  }

  private static String joined(
      Columns columns, List<RowFault> faults, Function<RowFault, String> part) {
    return SafeCell.guarded(
        faults.stream().map(part).collect(Collectors.joining(english(columns) ? "; " : "；")));
  }

  private static boolean english(Columns columns) {
    return columns.language().equals(Locale.ENGLISH);
  }
}
