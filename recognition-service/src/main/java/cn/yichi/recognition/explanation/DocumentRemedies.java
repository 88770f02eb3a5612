package cn.yichi.recognition.explanation;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Effective;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.ClauseStep;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.decision.Ground;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would make a certificate stand, or put a document in force. */
final class DocumentRemedies {
  private final Examined examined;

  DocumentRemedies(Examined examined) {
    this.examined = examined;
  }

  List<Remedy> ofCertificate() {
    List<Remedy> all = new ArrayList<>();
    CertificateView certificate = examined.subject().certificate();
    if (examined.validity().result() == ClauseStep.Result.UNKNOWN) {
      all.add(lifted());
    }
    for (Ground each : examined.validity().grounds()) {
      switch (each.code()) {
        case CERTIFICATE_NOT_YET_ISSUED -> all.add(day(certificate.issuedOn()));
        case CERTIFICATE_EXPIRED ->
            all.add(
                Remedy.of(
                    Change.Code.VALIDITY_RENEWED,
                    Map.of("date", examined.asOf().toString()),
                    Who.WORKER,
                    it -> it.certificate(same -> same.validUntil(it.asOf()))));
        case CERTIFICATE_NOT_VALID ->
            all.add(
                Remedy.of(Change.Code.REGISTER_CORRECTED, Map.of(), Who.HOME_BUREAU, this::valid));
        default -> {}
      }
    }
    if (!examined.atHome()
        && examined.documents().stream()
            .noneMatch(each -> each.agreement().kind() == AgreementKind.AGREEMENT)) {
      all.add(Remedy.untold(Change.Code.AGREEMENT_CONCLUDED, Who.PARTIES));
    }
    return all;
  }

  Remedy lifted() {
    return Remedy.of(Change.Code.SUSPENSION_LIFTED, Map.of(), Who.HOME_BUREAU, this::valid);
  }

  private Situation valid(Situation as) {
    return as.certificate(same -> same.status(CertificateStatus.VALID));
  }

  List<Remedy> of(Examined.Document document) {
    Agreement agreement = document.agreement();
    return switch (document.standing()) {
      case IN_FORCE, SUPERSEDED -> List.of();
      case NOT_YET_IN_FORCE -> List.of(day(agreement.effective().from()));
      case NO_LONGER_IN_FORCE ->
          List.of(
              Remedy.of(
                  Change.Code.AGREEMENT_RENEWED,
                  Map.of(),
                  Who.PARTIES,
                  it -> it.book(renewed(it.subject().book(), agreement))));
      case RESTING ->
          document.measure().map(it -> lifting(it, document.agreement())).orElse(List.of());
    };
  }

  /** That a party takes back what it ordered, and the day after it ends by itself. */
  List<Remedy> lifting(Measure measure, Agreement agreement) {
    List<Remedy> all = new ArrayList<>();
    Who by = isOf(measure, examined.subject().host()) ? Who.HOST_BUREAU : Who.HOME_BUREAU;
    all.add(
        Remedy.of(
            Change.Code.MEASURE_LIFTED,
            Map.of("region", measure.by().code()),
            by,
            it -> it.book(without(it.subject().book(), agreement, measure))));
    measure.until().ifPresent(last -> all.add(day(last.plusDays(1))));
    return all;
  }

  private static boolean isOf(Measure measure, Region host) {
    return measure.by().contains(host);
  }

  static Remedy day(LocalDate day) {
    return Remedy.of(
        Change.Code.DAY_COMES, Map.of("date", day.toString()), Who.TIME, it -> it.on(day));
  }

  private static AgreementBook renewed(AgreementBook book, Agreement ended) {
    Agreement open =
        new Agreement(
            ended.id(),
            ended.version(),
            ended.kind(),
            ended.titleZh(),
            ended.titleEn(),
            ended.parties(),
            ended.signedOn(),
            new Effective(ended.effective().from(), Optional.empty(), ended.effective().basis()),
            ended.textSeen(),
            ended.provenance(),
            ended.clauses());
    return new AgreementBook(
        book.all().stream().map(each -> each.equals(ended) ? open : each).toList(), measures(book));
  }

  private static AgreementBook without(AgreementBook book, Agreement of, Measure lifted) {
    Map<ClauseRef, List<Measure>> left = measures(book);
    left.computeIfPresent(
        of.ref(), (ref, all) -> all.stream().filter(each -> !each.equals(lifted)).toList());
    return new AgreementBook(book.all(), left);
  }

  private static Map<ClauseRef, List<Measure>> measures(AgreementBook book) {
    Map<ClauseRef, List<Measure>> all = new HashMap<>();
    book.all().forEach(each -> all.put(each.ref(), book.measures(each)));
    return all;
  }
}
