package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Basis;
import java.util.List;
import java.util.Map;

/** What must be said of a document whenever an answer rests on it. */
final class DocumentNotes {
  private DocumentNotes() {}

  static void add(Agreement agreement, List<Ground> grounds) {
    dateAssumed(agreement, grounds);
    if (!agreement.textSeen()) {
      grounds.add(about(agreement, GroundCode.TEXT_NOT_SEEN, Map.of()));
    }
  }

  /** Says so where no source gives the first day of effect. */
  static void dateAssumed(Agreement agreement, List<Ground> grounds) {
    if (agreement.effective().basis() != Basis.STATED) {
      grounds.add(
          about(
              agreement,
              GroundCode.EFFECTIVE_DATE_ASSUMED,
              Map.of(
                  "from", agreement.effective().from().toString(),
                  "basis", agreement.effective().basis().name())));
    }
  }

  static Ground about(Agreement agreement, GroundCode code, Map<String, String> parameters) {
    return Ground.of(code, agreement.ref(), agreement.citation(), parameters);
  }
}
