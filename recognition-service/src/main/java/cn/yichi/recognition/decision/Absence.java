package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says why no agreement helps: none exists, none yet, none any more, or not for this certificate.
 */
final class Absence {
  private Absence() {}

  static List<Ground> grounds(Case subject, LocalDate asOf, List<ClauseFinding> outside) {
    CertificateView certificate = subject.certificate();
    List<Agreement> between = subject.book().allBetween(certificate.origin(), subject.host());
    List<Ground> grounds = new ArrayList<>();
    if (between.stream().noneMatch(each -> each.kind() == AgreementKind.AGREEMENT)) {
      grounds.add(
          Ground.fact(
              GroundCode.NO_AGREEMENT_BETWEEN_REGIONS,
              Map.of("home", certificate.home().code(), "host", subject.host().code())));
    }
    for (Agreement each : between) {
      if (onlyBesides(each)) {
        continue;
      }
      inTime(each, subject, asOf, between, grounds);
    }
    for (ClauseFinding each : outside) {
      for (Ground ground : each.grounds()) {
        // A clause that turns out not to speak of the certificate gives no reason for it.
        if (ground.code().side() != GroundCode.Side.FOR) {
          grounds.add(ground);
        }
      }
    }
    if (verifiedNationally(certificate.kind())) {
      grounds.add(Ground.fact(GroundCode.NATIONAL_VERIFICATION_ADVISED, Map.of()));
    }
    return grounds;
  }

  /** A rule on the passage between skill and title was never to recognise a certificate. */
  private static boolean onlyBesides(Agreement agreement) {
    return agreement.kind() == AgreementKind.STATUTE
        && agreement.clauses().stream().allMatch(each -> each.grants().crossesLadders());
  }

  private static void inTime(
      Agreement agreement,
      Case subject,
      LocalDate asOf,
      List<Agreement> between,
      List<Ground> grounds) {
    CertificateKind kind = subject.certificate().kind();
    Region home = subject.certificate().origin();
    boolean includes = agreement.includes(kind);
    if (agreement.effective().notYetOn(asOf)) {
      if (includes) {
        String from = agreement.effective().from().toString();
        grounds.add(named(agreement, GroundCode.AGREEMENT_NOT_YET_IN_FORCE, Map.of("from", from)));
        DocumentNotes.dateAssumed(agreement, grounds);
      }
    } else if (agreement.effective().endedOn(asOf)) {
      if (includes) {
        String until = agreement.effective().until().orElseThrow().toString();
        grounds.add(
            named(agreement, GroundCode.AGREEMENT_NO_LONGER_IN_FORCE, Map.of("until", until)));
      }
    } else if (subject.book().resting(agreement, home, subject.host(), asOf).isPresent()) {
      if (includes) {
        grounds.add(
            resting(
                agreement, subject.book().resting(agreement, home, subject.host(), asOf).get()));
      }
    } else if (!includes && !AgreementBook.superseded(agreement, between, asOf)) {
      grounds.add(named(agreement, GroundCode.KIND_NOT_COVERED, Map.of("kind", kind.name())));
    }
  }

  private static Ground resting(Agreement agreement, Measure measure) {
    return named(
        agreement,
        measure.kind() == Measure.Kind.TERMINATION
            ? GroundCode.AGREEMENT_TERMINATED
            : GroundCode.AGREEMENT_SUSPENDED,
        Safeguard.parameters(measure));
  }

  private static Ground named(Agreement agreement, GroundCode code, Map<String, String> values) {
    Map<String, String> named = new HashMap<>(values);
    named.put("titleZh", agreement.titleZh());
    named.put("titleEn", agreement.titleEn());
    return DocumentNotes.about(agreement, code, named);
  }

  // zscx.osta.org.cn answers for skilled workers' certificates only.
  private static boolean verifiedNationally(CertificateKind kind) {
    return switch (kind) {
      case VOCATIONAL_QUALIFICATION, SKILL_LEVEL, SPECIALIZED_ABILITY -> true;
      case SPECIAL_OPERATION, CONSTRUCTION_SPECIAL_OP, SPECIAL_EQUIPMENT_OP, PROFESSIONAL_TITLE ->
          false;
    };
  }
}
