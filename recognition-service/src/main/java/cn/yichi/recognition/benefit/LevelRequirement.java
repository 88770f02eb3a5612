package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.util.List;

/**
 * The certificate that a benefit asks for.
 *
 * @param kinds kinds that qualify
 * @param level the lowest level that qualifies
 * @param above whether higher levels qualify
 */
public record LevelRequirement(List<CertificateKind> kinds, SkillLevel level, LevelsAbove above) {
  /** The yes/no fact asked of the paying office where {@code above} is unstated. */
  public static final FactName ABOVE_ACCEPTED = new FactName("levelAboveAccepted");

  public LevelRequirement {
    kinds = List.copyOf(kinds);
  }
}
