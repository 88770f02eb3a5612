package cn.yichi.recognition.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next day on which the same facts may give another answer, by their own dates: a certificate
 * expires, a suspension that was dated ahead begins, years are over. Days of the rules are not
 * looked at here, see {@link Rules}.
 */
final class NextDay {
  private NextDay() {}

  static Optional<LocalDate> after(
      LocalDate today, CertificateView certificate, Beside beside, Decision decision) {
    return Stream.of(
            ofCertificate(certificate),
            beside.issuer().stream()
                .flatMap(issuer -> issuer.standing().stream())
                .map(IssuerTimeline.Standing::from),
            beside.honours().stream()
                .flatMap(
                    each ->
                        Stream.concat(Stream.of(each.conferredOn()), each.revokedSince().stream())),
            beside.reviews().stream()
                .flatMap(
                    each ->
                        Stream.concat(
                            Stream.of(each.from()),
                            each.until().stream().map(last -> last.plusDays(1)))),
            beside.rulings().stream()
                .flatMap(
                    each -> Stream.concat(Stream.of(each.from()), each.revokedFrom().stream())),
            anniversary(today, certificate, decision).stream())
        .flatMap(days -> days)
        .filter(day -> day.isAfter(today))
        .min(LocalDate::compareTo);
  }

  private static Stream<LocalDate> ofCertificate(CertificateView certificate) {
    return Stream.concat(
        Stream.of(certificate.issuedOn(), certificate.statusSince()),
        certificate.validUntil().stream().map(last -> last.plusDays(1)));
  }

  /** Years are counted from the day of issue. */
  private static Optional<LocalDate> anniversary(
      LocalDate today, CertificateView certificate, Decision decision) {
    boolean waits =
        decision.considered().stream()
            .anyMatch(
                each ->
                    each.outcome() instanceof Outcome.Conditional conditional
                        && conditional.conditions().contains(Condition.YEARS_HELD));
    return waits
        ? Optional.of(
            certificate
                .issuedOn()
                .plusYears(ChronoUnit.YEARS.between(certificate.issuedOn(), today) + 1))
        : Optional.empty();
  }
}
