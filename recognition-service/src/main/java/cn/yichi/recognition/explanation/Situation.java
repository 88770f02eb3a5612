package cn.yichi.recognition.explanation;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.decision.Ruling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A case and the day asked about, either of which may be thought otherwise. */
record Situation(Case subject, LocalDate asOf) {
  Situation on(LocalDate day) {
    return new Situation(subject, day);
  }

  Situation certificate(UnaryOperator<OtherCertificate> change) {
    CertificateView other = change.apply(OtherCertificate.of(subject.certificate())).view();
    return of(
        other, subject.issuer(), subject.book(), subject.honours(), subject.reviews(), rulings());
  }

  Situation issuer(IssuerTimeline other) {
    return of(
        subject.certificate(),
        Optional.of(other),
        subject.book(),
        subject.honours(),
        subject.reviews(),
        rulings());
  }

  Situation book(AgreementBook other) {
    return of(
        subject.certificate(),
        subject.issuer(),
        other,
        subject.honours(),
        subject.reviews(),
        rulings());
  }

  Situation honour(Honour more) {
    List<Honour> all = new ArrayList<>(subject.honours());
    all.add(more);
    return new Situation(subject.withHonours(all), asOf);
  }

  Situation reviews(List<ReviewFinding> other) {
    return of(
        subject.certificate(),
        subject.issuer(),
        subject.book(),
        subject.honours(),
        other,
        rulings());
  }

  Situation ruling(Ruling more) {
    List<Ruling> all = new ArrayList<>(rulings());
    all.add(more);
    return rulings(all);
  }

  Situation rulings(List<Ruling> other) {
    return of(
        subject.certificate(),
        subject.issuer(),
        subject.book(),
        subject.honours(),
        subject.reviews(),
        other);
  }

  List<Ruling> rulings() {
    return subject.rulings();
  }

  private Situation of(
      CertificateView certificate,
      Optional<IssuerTimeline> issuer,
      AgreementBook book,
      List<Honour> honours,
      List<ReviewFinding> reviews,
      List<Ruling> rulings) {
    return new Situation(
        new Case(
            certificate,
            subject.holderRecords(),
            issuer,
            book,
            subject.catalogue(),
            subject.host(),
            honours,
            reviews,
            rulings),
        asOf);
  }
}
