package cn.yichi.recognition.roster;

import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import java.util.Optional;

/**
 * What one row is told.
 *
 * @param kept what is remembered of it; empty where nothing was said of a holder
 */
record ToldRow(RosterAnswer answer, Optional<Remembered> kept) {}
