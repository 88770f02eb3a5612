package cn.yichi.recognition.decision;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What several clauses ask of one certificate and its issuer, answered once. */
final class AskedCertificate {
  final Case subject;
  final CertificateView certificate;
  private @Nullable String issuedOn;
  private @Nullable Map<String, String> issuer;
  private @Nullable Boolean filed;

  AskedCertificate(Case subject) {
    this.subject = subject;
    this.certificate = subject.certificate();
  }

  /** Its day of issue, as a ground says it. */
  String issuedOn() {
    if (issuedOn == null) {
      issuedOn = certificate.issuedOn().toString();
    }
    return issuedOn;
  }

  /** Its issuer on the day of issue, as a ground says it. */
  Map<String, String> issuer() {
    if (issuer == null) {
      issuer = Map.of("issuer", certificate.issuerName(), "date", issuedOn());
    }
    return issuer;
  }

  /** Whether that issuer, which was received, had filed what it certified. */
  boolean onFile() {
    if (filed == null) {
      filed =
          subject
              .issuer()
              .orElseThrow()
              .onFile(
                  certificate.kind(),
                  certificate.occupation(),
                  certificate.level(),
                  certificate.issuedOn(),
                  subject.catalogue());
    }
    return filed;
  }
}
