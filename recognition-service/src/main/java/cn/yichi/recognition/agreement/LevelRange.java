package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.SkillLevel;

/**
 * A stretch of the eight levels.
 *
 * @param lowest inclusive
 * @param highest inclusive, not below {@code lowest}
 */
public record LevelRange(SkillLevel lowest, SkillLevel highest) {
  public LevelRange {
    if (highest.rank() < lowest.rank()) {
      throw new IllegalArgumentException(highest + " is below " + lowest);
    }
  }

  public boolean contains(SkillLevel level) {
    return level.rank() >= lowest.rank() && level.rank() <= highest.rank();
  }
}
