package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.recognition.asking.Answered;
import cn.yichi.recognition.asking.GivenAnswer;
import cn.yichi.recognition.asking.LegalBasis;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.asking.RememberAnswers;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an organisation is answered is remembered, and the answer says what follows from that. */
@Component
class RememberedView {
  private static final Duration LATER = Duration.ofSeconds(1);

  private final RememberAnswers remember;
  private final JudgeCase judge;

  RememberedView(RememberAnswers remember, JudgeCase judge) {
    this.remember = remember;
    this.judge = judge;
  }

  /**
   * Who asked, and why.
   *
   * @param host the region asked about
   * @param knownOn by what was known on that day, where that was asked
   */
  record Asker(
      SocialCreditCode by,
      Purpose purpose,
      LegalBasis basis,
      Region host,
      Optional<LocalDate> knownOn) {}

  /** The view with what was answered before, and until when it is provisional. */
  EnquiryView of(EnquiryView view, EnquiryAnswer.Decided decided, Asker asker, Locale locale) {
    try {
      Answered answered =
          new Answered(question(decided, asker), whose(decided), said(decided, asker));
      if (Answered.saysNothing(decided.certificate().view(), decided.decision())) {
        remember.noteOnly(List.of(answered));
        return view;
      }
      return GivenView.in(
          view, remember.rememberAll(List.of(answered)).getFirst(), judge.today(), locale);
    } catch (Contended busy) {
      throw Problem.of(CommonProblem.UNAVAILABLE).retryAfter(LATER).exception();
    }
  }

  private static GivenAnswer.Question question(EnquiryAnswer.Decided decided, Asker asker) {
    return new GivenAnswer.Question(decided.certificate().id(), asker.by(), asker.purpose());
  }

  private static GivenAnswer.Whose whose(EnquiryAnswer.Decided decided) {
    return new GivenAnswer.Whose(
        decided.certificate().holder(), decided.certificate().view().home());
  }

  private GivenAnswer.Said said(EnquiryAnswer.Decided decided, Asker asker) {
    return new GivenAnswer.Said(
        judge.today(),
        asker.host(),
        decided.decision().asOf(),
        decided.decision().outcome().code(),
        asker.basis(),
        asker.knownOn());
  }
}
