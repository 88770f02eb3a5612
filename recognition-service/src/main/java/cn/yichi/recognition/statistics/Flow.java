package cn.yichi.recognition.statistics;

import cn.yichi.contracts.vocabulary.Region;
import java.util.Optional;

/**
 * How many certificates of a home region and level were recognised here for the first time in a
 * month; it counts certificates, not people.
 *
 * @param home empty for all other regions together
 * @param level name of a skill level or of a title's grade, or {@code UNGRADED}; empty for all
 * @param certificates how many
 */
public record Flow(Optional<Region> home, Optional<String> level, long certificates) {}
