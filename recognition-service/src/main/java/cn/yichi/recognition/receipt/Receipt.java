package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An answer with everything it rested on (回执). It holds no name, no ID number and no whole
 * certificate number.
 *
 * @param issuedBy the region whose service answered and signs
 * @param askedAt when it was asked and signed, UTC, cut to milliseconds
 * @param asked what was asked
 * @param facts what was received of the certificate; empty where none was found, or several
 * @param pins the rules it rested on
 * @param said what was answered
 */
public record Receipt(
    Region issuedBy, Instant askedAt, Asked asked, Optional<Facts> facts, Pins pins, Said said) {
  /**
   * The question. Who is meant stands in the facts, by the id of the certificate.
   *
   * @param host region asked about
   * @param asOf the legal day asked about
   * @param purpose to what end the asker said he asks; empty where he need not say, or of a receipt
   *     from before it was asked
   * @param legalBasis on what ground; empty likewise
   */
  public record Asked(
      Region host, LocalDate asOf, Optional<Purpose> purpose, Optional<LegalBasis> legalBasis) {}
}
