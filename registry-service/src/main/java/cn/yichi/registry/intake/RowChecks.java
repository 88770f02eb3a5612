package cn.yichi.registry.intake;

import cn.yichi.registry.certificate.Checked;
import cn.yichi.registry.certificate.DraftValidation;
import cn.yichi.registry.certificate.Origin;
import cn.yichi.registry.certificate.RowFault;
import cn.yichi.registry.certificate.RowFaultCode;
import java.util.List;
import java.util.Optional;

/** Checks the rows of one file: their shape first, then what they state. */
final class RowChecks {
  /** No true value of any column comes near this many characters. */
  private static final int LONGEST_CELL = 1_000;

  private final ImportId job;
  private final boolean backfill;
  private final Columns columns;
  private final DraftValidation validation;

  RowChecks(ImportId job, boolean backfill, Columns columns, DraftValidation validation) {
    this.job = job;
    this.backfill = backfill;
    this.columns = columns;
    this.validation = validation;
  }

  CheckedRow check(Row row) {
    Optional<RowFault> misshapen = misshapen(row.cells());
    return new CheckedRow(
        row,
        misshapen.isPresent()
            ? new Checked.Faulty(List.of(misshapen.get()))
            : validation.check(
                columns.draft(row.cells()),
                backfill,
                Optional.of(new Origin(job.value(), row.number()))));
  }

  /**
   * Where cells are missing or too many, nobody knows which is which: no other check makes sense.
   */
  private Optional<RowFault> misshapen(List<String> cells) {
    int wanted = columns.headings().size();
    boolean surplus =
        cells.size() > wanted
            && cells.subList(wanted, cells.size()).stream().anyMatch(cell -> !cell.isBlank());
    if (cells.size() < wanted || surplus) {
      return Optional.of(RowFault.ofRow(RowFaultCode.ROW_SHAPE, cells.size() + " / " + wanted));
    }
    return cells.stream()
        .filter(cell -> cell.length() > LONGEST_CELL)
        .findFirst()
        .map(cell -> RowFault.ofRow(RowFaultCode.CELL_TOO_LONG, "> " + LONGEST_CELL));
  }
}
