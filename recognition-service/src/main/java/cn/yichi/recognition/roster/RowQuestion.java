package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.Parsed;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.recognition.enquiry.Identification;
import cn.yichi.recognition.enquiry.StatedFacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one row asks. */
sealed interface RowQuestion {
  /** A certificate and its holder. */
  record Asked(Identification certificate) implements RowQuestion {}

  /** Nothing that could be asked. */
  record Faulty(RowFault fault) implements RowQuestion {}

  /** Longest cell. */
  int LONGEST = 1_000;

  /** As spreadsheets write numbers that are too long for them. */
  Pattern ROUNDED = Pattern.compile("\\d([.]\\d+)?[eE][+]?\\d+");

  static RowQuestion of(RosterColumns columns, List<String> cells) {
    if (cells.size() > columns.headings().size()) {
      return new Faulty(RowFault.ROW_SHAPE);
    }
    if (cells.stream().anyMatch(cell -> cell.length() > LONGEST)) {
      return new Faulty(RowFault.CELL_TOO_LONG);
    }
    String number = columns.said(RosterField.NUMBER, cells);
    String name = columns.said(RosterField.NAME, cells);
    String document = columns.said(RosterField.DOCUMENT, cells);
    if (number.isEmpty()) {
      return new Faulty(RowFault.NUMBER_MISSING);
    }
    if (ROUNDED.matcher(number).matches()) {
      return new Faulty(RowFault.NUMBER_ROUNDED);
    }
    if (name.isEmpty() && document.isEmpty()) {
      return new Faulty(RowFault.HOLDER_MISSING);
    }
    return asked(number, name, document);
  }

  private static RowQuestion asked(String number, String name, String document) {
    Optional<String> read = StatedFacts.number(number).asOptional();
    Optional<PersonName> holder = stated(name).map(PersonName::parse).flatMap(Parsed::asOptional);
    Optional<String> paper =
        stated(document).map(StatedFacts::document).flatMap(Parsed::asOptional);
    if (read.isEmpty()) {
      return new Faulty(RowFault.NUMBER_FAULTY);
    }
    if (!name.isEmpty() && holder.isEmpty()) {
      return new Faulty(RowFault.NAME_FAULTY);
    }
    if (!document.isEmpty() && paper.isEmpty()) {
      return new Faulty(RowFault.DOCUMENT_FAULTY);
    }
    return new Asked(new Identification(read.get(), holder, paper, Optional.empty()));
  }

  private static Optional<String> stated(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
