package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a skill level opens on the side of professional titles (双贯通). It never is the title.
 *
 * @param level the skill level held
 * @param grade the title grade meant
 * @param yearsHeld full years the level must be held, 0 where none are named
 * @param mode what the holder gets
 * @param citation where it is stated
 */
public record TitleCorrespondence(
    SkillLevel level, TitleGrade grade, int yearsHeld, Mode mode, Citation citation) {

  /** What the holder gets. */
  public enum Mode {
    /** May apply for the title's evaluation (可申报). */
    ELIGIBLE_TO_APPLY,
    /** Is treated alike, without the title (享受同等待遇). */
    EQUAL_TREATMENT
  }

  private static final Citation ENGINEERING_NOTICE =
      new Citation("关于在工程技术领域实现高技能人才与工程技术人才职业发展贯通的意见（试行）", "", "clantja.com/43710/151.html");
  private static final Citation EIGHT_LEVELS =
      new Citation(
          "关于健全完善新时代技能人才职业技能等级制度的意见（试行）", "", "workercn.cn/papers/grrb/2023/11/27/6/news-7.html");

  /** The correspondences of the engineering field; levels not listed open nothing. */
  public static final List<TitleCorrespondence> ENGINEERING =
      List.of(
          applies(SkillLevel.SENIOR_WORKER, TitleGrade.ASSISTANT, 2),
          applies(SkillLevel.TECHNICIAN, TitleGrade.INTERMEDIATE, 3),
          applies(SkillLevel.SENIOR_TECHNICIAN, TitleGrade.DEPUTY_SENIOR, 4),
          new TitleCorrespondence(
              SkillLevel.MASTER_TECHNICIAN,
              TitleGrade.SENIOR,
              0,
              Mode.EQUAL_TREATMENT,
              EIGHT_LEVELS));

  public TitleCorrespondence {
    requireNonNull(level, "level");
    requireNonNull(grade, "grade");
    requireNonNull(mode, "mode");
    requireNonNull(citation, "citation");
    if (yearsHeld < 0) {
      throw new IllegalArgumentException("years held cannot be negative");
    }
  }

  /** What the level opens in the engineering field, if anything. */
  public static Optional<TitleCorrespondence> of(SkillLevel level) {
    return ENGINEERING.stream().filter(c -> c.level == level).findFirst();
  }

  private static TitleCorrespondence applies(SkillLevel level, TitleGrade grade, int years) {
    return new TitleCorrespondence(level, grade, years, Mode.ELIGIBLE_TO_APPLY, ENGINEERING_NOTICE);
  }
}
