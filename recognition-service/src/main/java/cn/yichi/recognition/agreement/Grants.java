package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
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

  /**
   * May apply for a title (可申报) once the level was held long enough.
   *
   * @param table from the level to the grade and the years; empty where the source states none
   */
  record EligibleForTitle(Map<SkillLevel, TitleStep> table) implements Grants {
    public EligibleForTitle {
      table = ordered(table);
    }
  }

  /**
   * May sit the evaluation of a level by the title held.
   *
   * @param table from the grade to the level; empty where the source states none
   */
  record EligibleForLevelByGrade(Map<TitleGrade, SkillLevel> table) implements Grants {
    public EligibleForLevelByGrade {
      table = byGrade(table);
    }
  }

  /**
   * May apply directly (直接申报) for a grade by the honours held; the highest match counts.
   *
   * @param awards the award table, at least one row
   */
  record DirectApplication(List<AwardRow> awards) implements Grants {
    public DirectApplication {
      awards = List.copyOf(awards);
      if (awards.isEmpty()) {
        throw new IllegalArgumentException("an award table has at least one row");
      }
    }
  }

  /**
   * Treated like a grade (同等待遇) without holding it.
   *
   * @param table from the level to the grade; empty where the source states none
   */
  record EqualTreatment(Map<SkillLevel, TitleGrade> table) implements Grants {
    public EqualTreatment {
      table = ordered(table);
    }
  }

  /**
   * A skill level counts like a title (比照认定).
   *
   * @param table from the level to the grade; empty where the source states none
   */
  record ComparativeTitle(Map<SkillLevel, TitleGrade> table) implements Grants {
    public ComparativeTitle {
      table = ordered(table);
    }
  }

  /**
   * A title counts like a skill level (比照认定).
   *
   * @param table from the grade to the level; empty where the source states none
   */
  record ComparativeLevel(Map<TitleGrade, SkillLevel> table) implements Grants {
    public ComparativeLevel {
      table = byGrade(table);
    }
  }

  /**
   * A part of the way to another permit is waived (免予).
   *
   * @param target kind of the other permit
   * @param operation its operation, by its Chinese name
   * @param part what is waived
   */
  record Exemption(CertificateKind target, String operation, ExemptPart part) implements Grants {}

  /**
   * Whether it leads from one ladder to the other, skill or title (双贯通), and so says nothing of
   * whether the level or title itself is recognised.
   */
  default boolean crossesLadders() {
    return switch (this) {
      case EligibleForTitle it -> true;
      case EligibleForLevelByGrade it -> true;
      case DirectApplication it -> true;
      case EqualTreatment it -> true;
      case ComparativeTitle it -> true;
      case ComparativeLevel it -> true;
      case SameLevel it -> false;
      case SameTitle it -> false;
      case MappedLevel it -> false;
      case MappedTitle it -> false;
      case DeemedLevel it -> false;
      case EligibleForLevel it -> false;
      case EligibleForNextGrade it -> false;
      case Exemption it -> false;
    };
  }

  // In the order of grades, as below.
  private static <T> Map<TitleGrade, T> byGrade(Map<TitleGrade, T> table) {
    Map<TitleGrade, T> copy = new EnumMap<>(TitleGrade.class);
    copy.putAll(table);
    return Collections.unmodifiableMap(copy);
  }

  // In the order of levels: the book's revision is a digest of this text, equal in every process.
  private static <T> Map<SkillLevel, T> ordered(Map<SkillLevel, T> table) {
    Map<SkillLevel, T> copy = new EnumMap<>(SkillLevel.class);
    copy.putAll(table);
    return Collections.unmodifiableMap(copy);
  }
}
