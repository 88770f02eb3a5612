package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.GivenAnswer.Question;
import cn.yichi.recognition.asking.GivenAnswer.Said;
import cn.yichi.recognition.asking.GivenAnswer.Whose;
import java.time.LocalDate;
import java.util.Optional;

/** Questions of an organisation to test with, and answers to them in Chongqing. */
public final class Questions {
  public static final HolderRef HOLDER = new HolderRef("h".repeat(32));
  public static final Whose HIS = new Whose(HOLDER, new Region("510000"));
  public static final Question HIRING =
      new Question(
          new CertificateId("c".repeat(32)),
          new SocialCreditCode("91500000MA5U00000W"),
          Purpose.HIRE);

  /** A Friday. */
  public static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  private Questions() {}

  /** What is answered on a day about that day. */
  public static Said said(LocalDate on, String outcome) {
    return said(on, on, outcome);
  }

  public static Said said(LocalDate on, LocalDate asOf, String outcome) {
    return new Said(on, new Region("500000"), asOf, outcome, LegalBasis.CONTRACT, Optional.empty());
  }
}
