package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import java.util.List;
import java.util.Optional;

/**
 * Everything a decision may rest on.
 *
 * @param certificate the certificate at one version
 * @param holderRecords levels that others' records state for the holder
 * @param issuer the issuer; empty while nothing was received about it
 * @param book the agreements known
 * @param catalogue the occupations
 * @param host region in which recognition is asked
 * @param honours honours and contest results of the holder, in any order
 * @param reviews what regions found about the issuer, in any order
 * @param rulings on this certificate, or interpreting clauses, in any order
 */
public record Case(
    CertificateView certificate,
    List<HolderRecord> holderRecords,
    Optional<IssuerTimeline> issuer,
    AgreementBook book,
    OccupationCatalogue catalogue,
    Region host,
    List<Honour> honours,
    List<ReviewFinding> reviews,
    List<Ruling> rulings) {
  public Case {
    holderRecords = List.copyOf(holderRecords);
    honours = List.copyOf(honours);
    reviews = List.copyOf(reviews);
    rulings = List.copyOf(rulings);
  }

  /** A case for which neither honours nor reviews were received. */
  public Case(
      CertificateView certificate,
      List<HolderRecord> holderRecords,
      Optional<IssuerTimeline> issuer,
      AgreementBook book,
      OccupationCatalogue catalogue,
      Region host) {
    this(
        certificate, holderRecords, issuer, book, catalogue, host, List.of(), List.of(), List.of());
  }

  /** A case on which nobody ruled. */
  public Case(
      CertificateView certificate,
      List<HolderRecord> holderRecords,
      Optional<IssuerTimeline> issuer,
      AgreementBook book,
      OccupationCatalogue catalogue,
      Region host,
      List<Honour> honours,
      List<ReviewFinding> reviews) {
    this(certificate, holderRecords, issuer, book, catalogue, host, honours, reviews, List.of());
  }

  /** The same, were these all the honours of the holder. */
  public Case withHonours(List<Honour> others) {
    return new Case(
        certificate, holderRecords, issuer, book, catalogue, host, others, reviews, rulings);
  }
}
