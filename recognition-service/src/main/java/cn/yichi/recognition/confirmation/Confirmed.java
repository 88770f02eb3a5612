package cn.yichi.recognition.confirmation;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.Ruling;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One condition that is fulfilled.
 *
 * @param clause the clause of one version that sets it
 * @param condition one that the home region's books answer
 * @param from first day for which it is fulfilled
 * @param revokedFrom first day for which it no longer is
 * @param citation what it rests on, in words; published, no personal data
 */
public record Confirmed(
    ClauseRef clause,
    Condition condition,
    LocalDate from,
    Optional<LocalDate> revokedFrom,
    String citation) {

  /**
   * @throws IllegalArgumentException when no home region can say it, or it ends before it begins
   */
  public Confirmed {
    requireNonNull(clause, "clause");
    requireNonNull(citation, "citation");
    if (!condition.isAnsweredByHomesBooks()) {
      throw new IllegalArgumentException(condition + " is not answered by a region's books");
    }
    if (revokedFrom.filter(day -> day.isBefore(from)).isPresent()) {
      throw new IllegalArgumentException("revoked before it counts");
    }
  }

  /** Whether it speaks of that condition of that clause. */
  boolean isOf(ClauseRef other, Condition asked) {
    return clause.equals(other) && condition == asked;
  }

  /**
   * As the engine takes it: like a ruling in the holder's favour.
   *
   * @param place its place among all that the region said of the certificate, from 1
   */
  public Ruling asRuling(Region by, CertificateId certificate, int place) {
    return new Ruling(
        by.code() + "/" + certificate.value() + "/" + place,
        Optional.of(certificate),
        clause,
        new Ruling.Subject.Unfulfilled(condition),
        true,
        from,
        revokedFrom,
        citation,
        "",
        Optional.of(by));
  }
}
