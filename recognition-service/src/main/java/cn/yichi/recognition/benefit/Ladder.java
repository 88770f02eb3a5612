package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.SkillLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The way up the eight levels (新八级工), rung by rung. */
final class Ladder {
  private Ladder() {}

  /** Levels above {@code held} up to and including {@code needed}; from 初级工 where none is held. */
  static List<SkillLevel> between(Optional<SkillLevel> held, SkillLevel needed) {
    int from = held.map(SkillLevel::rank).orElse(SkillLevel.APPRENTICE.rank());
    return Arrays.stream(SkillLevel.values())
        .filter(level -> level.rank() > from && level.rank() <= needed.rank())
        .toList();
  }
}
