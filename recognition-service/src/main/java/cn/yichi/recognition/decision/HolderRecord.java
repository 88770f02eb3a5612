package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.SkillLevel;

/**
 * A level that somebody's records state for the holder, such as an employer's personnel file. The
 * certificate governs; a differing record is a warning, never a ground.
 *
 * @param origin whose record, in words
 * @param level the level it states
 */
public record HolderRecord(String origin, SkillLevel level) {}
