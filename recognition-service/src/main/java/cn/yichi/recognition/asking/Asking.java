package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That somebody asked about a certificate: what its holder may see.
 *
 * @param holder pseudonym of the holder
 * @param by {@code org/<social credit code>} or {@code bureau}
 * @param on the day
 */
public record Asking(
    CertificateId certificate, HolderRef holder, String by, Purpose purpose, LocalDate on) {
  private static final String ORGANISATION = "org/";

  /** An organisation, as who asks. */
  public static String by(SocialCreditCode organisation) {
    return ORGANISATION + organisation.value();
  }

  /** The organisation that asks; empty of a bureau. */
  public static Optional<SocialCreditCode> organisation(String by) {
    return by.startsWith(ORGANISATION)
        ? Optional.of(new SocialCreditCode(by.substring(ORGANISATION.length())))
        : Optional.empty();
  }

  static Asking of(Question question, Whose whose, Said said) {
    return new Asking(
        question.certificate(), whose.holder(), by(question.by()), question.purpose(), said.on());
  }
}
