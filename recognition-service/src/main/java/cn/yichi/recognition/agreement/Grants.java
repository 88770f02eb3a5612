package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a clause gives for a certificate that it covers. */
public sealed interface Grants {
  /** The level that the certificate states; for ungraded kinds the certificate as it is. */
  record SameLevel() implements Grants {}

  /** The title that the certificate states. */
  record SameTitle() implements Grants {}

  /**
   * A local level by table.
   *
   * @param table from the certificate's level to the local one; empty where the source states none
   */
  record MappedLevel(Map<SkillLevel, SkillLevel> table) implements Grants {
    public MappedLevel {
      table = ordered(table);
    }
  }

  /**
   * A local title grade by table.
   *
   * @param table from the certificate's level to the local grade; empty where the source states
   *     none
   */
  record MappedTitle(Map<SkillLevel, TitleGrade> table) implements Grants {
    public MappedTitle {
      table = ordered(table);
    }
  }

  /** Deemed (视同) to have reached a level. */
  record DeemedLevel(SkillLevel level) implements Grants {}

  /** May sit the evaluation of a level; of any level where the source names none. */
  record EligibleForLevel(Optional<SkillLevel> level) implements Grants {}

  /** May apply for the title one grade higher. */
  record EligibleForNextGrade() implements Grants {}

  /** May apply directly (直接申报) for a grade. */
  record DirectApplication(TitleGrade grade) implements Grants {}

  /** Treated like a grade (同等待遇) without holding it. */
  record EqualTreatment(TitleGrade grade) implements Grants {}

  /**
   * A part of the way to another permit is waived (免予).
   *
   * @param target kind of the other permit
   * @param operation its operation, by its Chinese name
   * @param part what is waived
   */
  record Exemption(CertificateKind target, String operation, ExemptPart part) implements Grants {}

  // In the order of levels: the book's revision is a digest of this text, equal in every process.
  private static <T> Map<SkillLevel, T> ordered(Map<SkillLevel, T> table) {
    Map<SkillLevel, T> copy = new EnumMap<>(SkillLevel.class);
    copy.putAll(table);
    return Collections.unmodifiableMap(copy);
  }
}
