package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.ExemptPart;
import java.util.Optional;

/** What a recognised certificate is in the host region. */
public sealed interface Equivalence {
  /** Stable code for the wire. */
  String code();

  /** The same level; empty for an ungraded certificate, which counts as it is. */
  record SameLevel(Optional<SkillLevel> level) implements Equivalence {
    @Override
    public String code() {
      return "SAME_LEVEL";
    }
  }

  /** The same professional title. */
  record SameTitle(ProfessionalTitle title) implements Equivalence {
    @Override
    public String code() {
      return "SAME_TITLE";
    }
  }

  /** Another level, by a table. */
  record MappedLevel(SkillLevel level) implements Equivalence {
    @Override
    public String code() {
      return "MAPPED_LEVEL";
    }
  }

  /** A title grade, by a table. */
  record MappedTitle(TitleGrade grade) implements Equivalence {
    @Override
    public String code() {
      return "MAPPED_TITLE";
    }
  }

  /** Deemed (视同) to have reached a level, without holding its certificate. */
  record DeemedLevel(SkillLevel level) implements Equivalence {
    @Override
    public String code() {
      return "DEEMED_LEVEL";
    }
  }

  /** May apply: for the evaluation of a level, of any level, or for a title grade. */
  record EligibleToApply(Optional<SkillLevel> level, Optional<TitleGrade> grade)
      implements Equivalence {
    @Override
    public String code() {
      return "ELIGIBLE_TO_APPLY";
    }
  }

  /** May apply directly (直接申报), skipping the usual years. */
  record DirectApplication(TitleGrade grade) implements Equivalence {
    @Override
    public String code() {
      return "DIRECT_APPLICATION";
    }
  }

  /** Treated like a grade (同等待遇), not given it. */
  record EqualTreatment(TitleGrade grade) implements Equivalence {
    @Override
    public String code() {
      return "EQUAL_TREATMENT";
    }
  }

  /** Counts like (比照认定) a level or a grade of the other ladder, by a table. */
  record Comparative(Optional<SkillLevel> level, Optional<TitleGrade> grade)
      implements Equivalence {
    @Override
    public String code() {
      return "COMPARATIVE";
    }
  }

  /** Part of the way to another permit is waived (免予). */
  record Exemption(CertificateKind target, String operation, ExemptPart part)
      implements Equivalence {
    @Override
    public String code() {
      return "EXEMPTION";
    }
  }
}
