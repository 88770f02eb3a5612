package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.SafeCell;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Where a roster says what is asked. Its headings stand in any order and language; a number is
 * needed, and a name or a document number.
 *
 * @param headings the sender's own, all of them
 */
record RosterColumns(List<String> headings, Map<RosterField, Integer> places) {
  static final int MOST = 64;

  /**
   * @throws RosterRefused where a column is missing, stands twice, or there are too many
   */
  static RosterColumns of(List<String> headings) throws RosterRefused {
    if (headings.size() > MOST) {
      throw new RosterRefused(new RosterFault(RosterFault.Code.TOO_MANY_COLUMNS, "" + MOST, 1));
    }
    Map<RosterField, Integer> places = new EnumMap<>(RosterField.class);
    for (int place = 0; place < headings.size(); place++) {
      Optional<RosterField> field = RosterField.of(headings.get(place));
      if (field.isPresent() && places.putIfAbsent(field.get(), place) != null) {
        throw refused(RosterFault.Code.COLUMN_TWICE, field.get());
      }
    }
    if (!places.containsKey(RosterField.NUMBER)) {
      throw refused(RosterFault.Code.COLUMN_MISSING, RosterField.NUMBER);
    }
    if (places.size() < 2) {
      throw refused(RosterFault.Code.COLUMN_MISSING, RosterField.NAME, RosterField.DOCUMENT);
    }
    return new RosterColumns(List.copyOf(headings), Map.copyOf(places));
  }

  private static RosterRefused refused(RosterFault.Code code, RosterField... fields) {
    StringJoiner names = new StringJoiner(" / ");
    for (RosterField field : fields) {
      names.add(field.heading(false)).add(field.heading(true));
    }
    return new RosterRefused(new RosterFault(code, names.toString(), 1));
  }

  /** What a row says; empty where it says nothing. */
  String said(RosterField field, List<String> cells) {
    Integer place = places.get(field);
    return place == null || place >= cells.size() ? "" : cells.get(place).strip();
  }

  /**
   * The sender's own cells, as many as there are headings, none of which a spreadsheet would run.
   * Of a row that has more, nobody can tell which belongs where: it stands whole in the first.
   */
  List<String> carried(List<String> cells) {
    List<String> own = cells.size() > headings.size() ? List.of(String.join(" | ", cells)) : cells;
    List<String> carried = new ArrayList<>(headings.size());
    for (int i = 0; i < headings.size(); i++) {
      carried.add(i < own.size() ? SafeCell.guarded(own.get(i)) : "");
    }
    return carried;
  }
}
