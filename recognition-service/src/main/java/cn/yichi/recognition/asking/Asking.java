package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import java.time.LocalDate;

/**
 * That somebody asked about a certificate: what its holder may see.
 *
 * @param holder pseudonym of the holder
 * @param by {@code org/<social credit code>} or {@code bureau}
 * @param on the day
 */
public record Asking(
    CertificateId certificate, HolderRef holder, String by, Purpose purpose, LocalDate on) {
  /** What the askings of organisations begin with. */
  public static final String ORGANISATION = "org/";

  static Asking of(Question question, Whose whose, Said said) {
    return new Asking(
        question.certificate(),
        whose.holder(),
        ORGANISATION + question.by().value(),
        question.purpose(),
        said.on());
  }
}
