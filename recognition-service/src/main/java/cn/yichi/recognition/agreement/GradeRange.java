package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.Map;

/**
 * A stretch of the grades of professional titles (职称).
 *
 * @param lowest inclusive
 * @param highest inclusive, not below {@code lowest}
 */
public record GradeRange(TitleGrade lowest, TitleGrade highest) {
  public GradeRange {
    if (highest.compareTo(lowest) < 0) {
      throw new FaultyDocumentException(
          Code.RANGE_UPSIDE_DOWN, Map.of("low", lowest.name(), "high", highest.name()));
    }
  }

  public boolean contains(TitleGrade grade) {
    return grade.compareTo(lowest) >= 0 && grade.compareTo(highest) <= 0;
  }
}
