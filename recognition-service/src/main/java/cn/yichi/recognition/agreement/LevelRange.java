package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.Map;

/**
 * A stretch of the eight levels.
 *
 * @param lowest inclusive
 * @param highest inclusive, not below {@code lowest}
 */
public record LevelRange(SkillLevel lowest, SkillLevel highest) {
  public LevelRange {
    if (highest.rank() < lowest.rank()) {
      throw new FaultyDocumentException(
          Code.RANGE_UPSIDE_DOWN, Map.of("low", lowest.name(), "high", highest.name()));
    }
  }

  public boolean contains(SkillLevel level) {
    return level.rank() >= lowest.rank() && level.rank() <= highest.rank();
  }
}
