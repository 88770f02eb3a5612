package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
   * @param known by what was known on a day; empty for all that was known when it was asked
   */
  public record Asked(
      Region host,
      LocalDate asOf,
      Optional<Purpose> purpose,
      Optional<LegalBasis> legalBasis,
      Optional<Known> known) {
    /** By all that was known when it was asked. */
    public Asked(
        Region host, LocalDate asOf, Optional<Purpose> purpose, Optional<LegalBasis> legalBasis) {
      this(host, asOf, purpose, legalBasis, Optional.empty());
    }
  }

  /**
   * What was known by the end of a day.
   *
   * @param on the day
   * @param partly codes of what is not known in full
   */
  public record Known(LocalDate on, List<String> partly) {
    public Known {
      partly = List.copyOf(partly);
    }
  }
}
