package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Region;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads the honours and findings of a table's cells, several with a space between. */
final class Facts {
  private Facts() {}

  /**
   * {@code kind:scope:contest:place:medal:region:conferredOn:revokedSince}, empty parts allowed.
   */
  static List<Honour> honours(String cell) {
    return all(
        cell,
        part ->
            new Honour(
                HonourKind.valueOf(part[0]),
                HonourScope.valueOf(part[1]),
                stated(part[2], ContestClass::valueOf),
                part[3].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(part[3])),
                stated(part[4], Medal::valueOf),
                "honour " + String.join(":", part),
                stated(part[5], Region::new),
                Optional.empty(),
                LocalDate.parse(part[6]),
                stated(part[7], LocalDate::parse)));
  }

  /** {@code reviewer:verdict:from:until}. */
  static List<ReviewFinding> reviews(String cell) {
    return all(
        cell,
        part ->
            new ReviewFinding(
                new Region(part[0]),
                ReviewFinding.Verdict.valueOf(part[1]),
                LocalDate.parse(part[2]),
                stated(part[3], LocalDate::parse)));
  }

  private static <T> List<T> all(String cell, Function<String[], T> read) {
    return cell.isEmpty()
        ? List.of()
        : Arrays.stream(cell.split(" ")).map(each -> read.apply(each.split(":", -1))).toList();
  }

  private static <T> Optional<T> stated(String text, Function<String, T> read) {
    return text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
  }
}
