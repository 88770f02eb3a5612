package cn.yichi.recognition.asking;

import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.Decision;

/** That an organisation is answered something about somebody's certificate. */
public record Answered(Question question, Whose whose, Said said) {

  /**
   * Whether a decision says nothing of the holder: about a day before the certificate was issued,
   * and without a word of what became of it. Then it is only noted that the organisation asked.
   */
  public static boolean saysNothing(CertificateView certificate, Decision decision) {
    return decision.asOf().isBefore(certificate.issuedOn()) && decision.warnings().isEmpty();
  }

  Asking asking() {
    return Asking.of(question, whose, said);
  }
}
