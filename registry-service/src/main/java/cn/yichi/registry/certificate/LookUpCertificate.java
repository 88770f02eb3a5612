package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a certificate by its number plus a second fact that only somebody who has it in hand knows.
 * An unknown number and a wrong second fact give the same empty answer, so that nothing can be
 * learnt by guessing.
 */
public final class LookUpCertificate {
  private final NumbersOnFile onFile;
  private final CertificateIdentities identities;

  public LookUpCertificate(Certificates certificates, CertificateIdentities identities) {
    this.onFile = new NumbersOnFile(certificates, identities);
    this.identities = identities;
  }

  /**
   * What the asker knows. Every stated fact must hold.
   *
   * @param number the number as written
   * @param kind narrows the search; all kinds when empty
   * @param name the holder's name
   * @param documentNumber the number of the holder's identity document
   * @param issuedOn the day of issue
   * @param issuer the issuer's code
   */
  public record Question(
      String number,
      Optional<CertificateKind> kind,
      Optional<PersonName> name,
      Optional<String> documentNumber,
      Optional<LocalDate> issuedOn,
      Optional<IssuerCode> issuer) {

    /** Whether anything besides number and kind is stated. */
    public boolean hasSecondFact() {
      return Stream.of(name, documentNumber, issuedOn, issuer).anyMatch(Optional::isPresent);
    }
  }

  /**
   * The certificates that fit; nearly always none or one, since a number may recur in another kind.
   *
   * @throws IllegalArgumentException without a second fact
   */
  public List<Certificate> find(Question question) {
    if (!question.hasSecondFact()) {
      throw new IllegalArgumentException("a look-up needs a second fact");
    }
    return onFile.find(candidates(question)).values().stream()
        .filter(certificate -> fits(certificate, question))
        .toList();
  }

  private List<Numbered> candidates(Question question) {
    List<CertificateKind> kinds =
        question.kind().map(List::of).orElseGet(() -> Arrays.asList(CertificateKind.values()));
    List<Numbered> numbers = new ArrayList<>();
    for (CertificateKind kind : kinds) {
      CertificateNumber.parse(kind, question.number())
          .asOptional()
          .ifPresent(number -> numbers.add(identities.numbered(kind, number)));
    }
    return numbers;
  }

  private boolean fits(Certificate certificate, Question question) {
    CertificateId id = certificate.id();
    Certificate.Holder holder = certificate.holder();
    return question
            .name()
            .map(name -> identities.nameDigests(id, name).contains(holder.nameDigest()))
            .orElse(true)
        && question
            .documentNumber()
            .map(number -> identities.documentDigests(id, number))
            .map(stated -> stated.stream().anyMatch(holder.documentDigests()::contains))
            .orElse(true)
        && question.issuedOn().map(certificate.says().days().issuedOn()::equals).orElse(true)
        && question.issuer().map(certificate.says().issuer()::equals).orElse(true);
  }
}
