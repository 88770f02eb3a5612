package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.asking.Purpose;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a roster asks, the same for all its rows.
 *
 * @param host region asked about
 * @param asOf the legal day of all answers, however long the work takes
 * @param purpose to what end
 * @param basis on what legal ground, in the asker's words, at most 200 characters
 * @param language zh or en, of the answers
 */
public record RosterAsk(
    Region host, LocalDate asOf, Purpose purpose, String basis, Locale language) {}
