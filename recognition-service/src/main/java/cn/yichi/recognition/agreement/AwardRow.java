package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row of an award table: whoever holds such an honour may apply directly (直接申报) for a grade.
 *
 * @param grade the grade
 * @param kind kind of the honour
 * @param scope how far the conferring authority reaches, where the row says so
 * @param region within which it was conferred, where the row says so
 * @param contest class of the contest; of contest results only
 * @param medal the medal asked for; of contest results only
 * @param lastPlace the last place that counts, from 1; of contest results only
 */
public record AwardRow(
    TitleGrade grade,
    HonourKind kind,
    Optional<HonourScope> scope,
    Optional<Region> region,
    Optional<ContestClass> contest,
    Optional<Medal> medal,
    OptionalInt lastPlace) {
  /**
   * @throws IllegalArgumentException when a contest result names no class or not one of medal and
   *     place, or another honour names any of them
   */
  public AwardRow {
    if (kind == HonourKind.OTHER) {
      throw new IllegalArgumentException("an honour known by name only cannot be a row");
    }
    boolean result = kind == HonourKind.CONTEST_RESULT;
    if (result
        ? contest.isEmpty() || medal.isPresent() == lastPlace.isPresent()
        : contest.isPresent() || medal.isPresent() || lastPlace.isPresent()) {
      throw new FaultyDocumentException(Code.AWARD_INCOHERENT, Map.of("value", kind.name()));
    }
    if (contest.filter(ContestClass.UNCLASSED::equals).isPresent()) {
      throw new IllegalArgumentException("a contest without a class cannot be a row");
    }
    if (lastPlace.isPresent() && lastPlace.getAsInt() < 1) {
      throw new IllegalArgumentException("places count from 1");
    }
  }
}
