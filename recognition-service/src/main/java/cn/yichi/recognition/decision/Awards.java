package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.AwardRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the honours of a holder against an award table; the highest match counts. A place beyond
 * the last that the table names for its contest is not covered; what the table does not speak of at
 * all is put before a person.
 */
final class Awards {
  private final ClauseAssessment assessment;
  private final List<AwardRow> table;

  Awards(ClauseAssessment assessment, List<AwardRow> table) {
    this.assessment = assessment;
    this.table = table;
  }

  /** The grade to apply for; empty where no honour matches, and the assessment then says why. */
  Optional<TitleGrade> best() {
    List<Honour> honours = assessment.asked.honours();
    if (honours.isEmpty()) {
      assessment.leaveOut(GroundCode.NO_HONOUR, Map.of());
      return Optional.empty();
    }
    Optional<TitleGrade> best = Optional.empty();
    String bestName = "";
    List<Honour> unmatched = new ArrayList<>();
    for (Honour each : honours) {
      Optional<TitleGrade> grade = grade(each);
      if (grade.isEmpty()) {
        unmatched.add(each);
      } else if (best.isEmpty() || grade.get().compareTo(best.get()) > 0) {
        best = grade;
        bestName = each.name();
      }
    }
    if (best.isPresent()) {
      assessment.note(
          GroundCode.MAY_APPLY_DIRECTLY, Map.of("grade", best.get().name(), "honour", bestName));
    } else {
      none(unmatched);
    }
    return best;
  }

  private void none(List<Honour> honours) {
    for (Honour each : honours) {
      Map<String, String> named = Map.of("honour", each.name());
      if (!belowLast(each)) {
        assessment.askAlso(Question.HONOUR_NOT_LISTED, GroundCode.HONOUR_NOT_LISTED, named);
      } else {
        assessment.note(GroundCode.HONOUR_BELOW_TABLE, named);
      }
    }
    if (honours.stream().allMatch(this::belowLast)) {
      assessment.leaveOut();
    }
  }

  private Optional<TitleGrade> grade(Honour honour) {
    Optional<TitleGrade> best = Optional.empty();
    for (AwardRow row : table) {
      if (speaksOf(row, honour)
          && (row.medal().isEmpty() || row.medal().equals(honour.medal()))
          && (row.lastPlace().isEmpty()
              || honour.place().isPresent()
                  && honour.place().getAsInt() <= row.lastPlace().getAsInt())
          && (best.isEmpty() || row.grade().compareTo(best.get()) > 0)) {
        best = Optional.of(row.grade());
      }
    }
    return best;
  }

  /** Whether the table counts places of this contest, and this place is beyond all of them. */
  private boolean belowLast(Honour honour) {
    return honour.place().isPresent()
        && table.stream().anyMatch(row -> row.lastPlace().isPresent() && speaksOf(row, honour));
  }

  /** Kind, class, scope and region; medal and place aside. */
  private static boolean speaksOf(AwardRow row, Honour honour) {
    return row.kind() == honour.kind()
        && row.contest().equals(honour.contest())
        && (row.scope().isEmpty() || row.scope().get() == honour.scope())
        && (row.region().isEmpty()
            || honour.region().isPresent() && row.region().get().contains(honour.region().get()));
  }
}
