package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a roster asks, the same for all its rows.
 *
 * @param host region asked about
 * @param asOf the legal day of all answers, however long the work takes
 * @param purpose to what end
 * @param basis on what legal ground; empty of rosters from before it was one of these words
 * @param language zh or en, of the answers
 */
public record RosterAsk(
    Region host, LocalDate asOf, Purpose purpose, Optional<LegalBasis> basis, Locale language) {}
