package cn.yichi.recognition.agreement;

import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a document that nobody has signed yet, beyond that it can be understood. What
 * has been signed holds as it was signed, so a rule that is added stands here and not where
 * documents are read.
 */
public final class NewDocument {
  private NewDocument() {}

  /**
   * Looks at a document.
   *
   * @throws FaultyDocumentException for a title without words, a condition that says the same of
   *     every certificate, and clauses that differ about earlier certificates
   */
  public static void check(Agreement document) {
    titled(document.titleZh(), "zh");
    titled(document.titleEn(), "en");
    for (int i = 0; i < document.clauses().size(); i++) {
      List<ClauseCondition> conditions = document.clauses().get(i).conditions();
      for (int j = 0; j < conditions.size(); j++) {
        reads(conditions.get(j), "/clauses/" + i + "/conditions/" + j);
      }
    }
    Coherence.noTwo(document.clauses(), NewDocument::priorDiffers);
  }

  private static void titled(String title, String language) {
    if (title.isBlank()) {
      throw new FaultyDocumentException(Code.TEXT_BLANK, Map.of()).at("/title/" + language);
    }
  }

  private static void reads(ClauseCondition condition, String place) {
    if (condition.test().reads().isEmpty()) {
      throw new FaultyDocumentException(
              Code.CONDITION_READS_NOTHING,
              Map.of("id", condition.id(), "facts", ConditionFact.LISTED))
          .at(place);
    }
  }

  /** Where both say it; a silent source contradicts nothing. */
  private static boolean priorDiffers(Clause one, Clause other) {
    PriorCertificates first = one.covers().priorCertificates();
    PriorCertificates second = other.covers().priorCertificates();
    return first != second
        && first != PriorCertificates.UNSTATED
        && second != PriorCertificates.UNSTATED;
  }
}
