package cn.yichi.notification.notice;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a notice names the certificate it is about. */
final class CertificateWords {
  private final Words in;
  private final Optional<NamedCertificate> named;

  CertificateWords(Words in, Optional<NamedCertificate> named) {
    this.in = in;
    this.named = named;
  }

  /** Kind, occupation, level or title, and the masked number. */
  String full() {
    return named
        .map(
            certificate ->
                in.text(
                    "certificate",
                    Map.of(
                        "kind", in.word("kind", certificate.kind()),
                        "what", what(certificate),
                        "number", certificate.numberMasked())))
        .orElse(in.text("sms.unnamed"));
  }

  /** Occupation or title, kind and the masked number. */
  String brief() {
    return named
        .map(
            certificate ->
                in.text(
                    "certificate.short",
                    Map.of(
                        "subject", subject(certificate).map(word -> word + in.gap()).orElse(""),
                        "kind", in.word("kind", certificate.kind()),
                        "number", certificate.numberMasked())))
        .orElse(in.text("sms.unnamed"));
  }

  private String what(NamedCertificate certificate) {
    String separator = in.text("list.separator");
    String words =
        Stream.of(
                certificate.occupation(),
                certificate.title(),
                certificate.level().map(code -> in.wordOr("level", code)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(separator));
    return words.isEmpty() ? "" : words + separator;
  }

  private static Optional<String> subject(NamedCertificate certificate) {
    return certificate.occupation().or(certificate::title);
  }
}
