package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reader should know besides the outcome. */
final class Warnings {
  private Warnings() {}

  static List<Warning> of(Case subject, LocalDate asOf) {
    List<Warning> warnings = new ArrayList<>(2);
    CertificateView certificate = subject.certificate();
    if (certificate.level().isPresent()) {
      SkillLevel level = certificate.level().get();
      for (HolderRecord each : subject.holderRecords()) {
        if (each.level() != level) {
          warnings.add(
              new Warning(
                  Warning.Code.LEVEL_CONFLICT,
                  Map.of(
                      "origin",
                      each.origin(),
                      "held",
                      each.level().name(),
                      "level",
                      level.name())));
        }
      }
      if (level.tiedToEmployer()) {
        warnings.add(new Warning(Warning.Code.TIED_TO_EMPLOYER, Map.of("level", level.name())));
      }
    }
    if (certificate.level().isEmpty() && certificate.kind().graded()) {
      for (HolderRecord each : subject.holderRecords()) {
        warnings.add(
            new Warning(
                Warning.Code.LEVEL_ONLY_IN_RECORD,
                Map.of("origin", each.origin(), "held", each.level().name())));
      }
    }
    if (certificate.exceptionalBasis().isPresent()) {
      warnings.add(
          new Warning(
              Warning.Code.EXCEPTIONAL_PROMOTION,
              Map.of("promotion", certificate.exceptionalBasis().get())));
    }
    Validity.laterChange(certificate, asOf).ifPresent(warnings::add);
    if (withdrawnSince(subject, asOf)) {
      warnings.add(
          new Warning(
              Warning.Code.ISSUER_WITHDRAWN_SINCE, Map.of("issuer", certificate.issuerName())));
    }
    return warnings;
  }

  private static boolean withdrawnSince(Case subject, LocalDate asOf) {
    return subject
        .issuer()
        .filter(
            issuer ->
                issuer.standingOn(asOf) == IssuerTimeline.Status.WITHDRAWN
                    && issuer.standingOn(subject.certificate().issuedOn())
                        != IssuerTimeline.Status.WITHDRAWN)
        .isPresent();
  }
}
