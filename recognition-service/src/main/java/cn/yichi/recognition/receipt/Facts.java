package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.HolderRecord;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.decision.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * What had been received, as the engine saw it: a {@link Case} without the rules.
 *
 * @param certificate the certificate at one version
 * @param numberMasked its number fit for display
 * @param holderRecords levels that others' records state for the holder
 * @param issuer the issuer at one version; empty while nothing was received about it
 * @param honours honours and contest results of the holder on which the answer rests
 * @param reviews what regions found about the issuer
 * @param rulings on the certificate, and those that interpreted clauses for all
 */
public record Facts(
    CertificateView certificate,
    String numberMasked,
    List<HolderRecord> holderRecords,
    Optional<IssuerTimeline> issuer,
    List<Honour> honours,
    List<ReviewFinding> reviews,
    List<Ruling> rulings) {
  public Facts {
    holderRecords = List.copyOf(holderRecords);
    honours = List.copyOf(honours);
    reviews = List.copyOf(reviews);
    rulings = List.copyOf(rulings);
  }

  /**
   * Of the holder's honours only those without which the answer would be another: the rest is not
   * for whoever reads the receipt.
   */
  static Facts of(Case subject, Decision decision, String numberMasked) {
    return new Facts(
        subject.certificate(),
        numberMasked,
        subject.holderRecords(),
        subject.issuer(),
        NeededHonours.of(subject, decision),
        subject.reviews(),
        subject.rulings());
  }

  Case under(AgreementBook book, Region host) {
    return new Case(
        certificate,
        holderRecords,
        issuer,
        book,
        OccupationCatalogue.standard(),
        host,
        honours,
        reviews,
        rulings);
  }
}
