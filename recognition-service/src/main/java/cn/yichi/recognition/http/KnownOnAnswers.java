package cn.yichi.recognition.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.AsKnown;
import cn.yichi.recognition.enquiry.AskAsKnown;
import cn.yichi.recognition.enquiry.Enquiry;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers enquiries by what was known on a day. */
@Component
class KnownOnAnswers {
  private final AskAsKnown ask;
  private final JudgeCase judge;

  KnownOnAnswers(AskAsKnown ask, JudgeCase judge) {
    this.ask = ask;
    this.judge = judge;
  }

  /**
   * @throws ProblemException where nobody can say what was known then
   */
  AsKnown.Answered answer(Enquiry enquiry, LocalDate knownOn) {
    if (knownOn.isAfter(judge.today())) {
      throw Problem.of(RecognitionProblem.KNOWN_ON_IN_FUTURE)
          .with("day", knownOn.toString())
          .with("today", judge.today().toString())
          .field("knownOn", knownOn.toString())
          .exception();
    }
    return switch (ask.ask(enquiry, knownOn)) {
      case AsKnown.BeforeRecords(LocalDate first) ->
          throw refused(RecognitionProblem.KNOWN_ON_BEFORE_RECORDS, knownOn, first);
      case AsKnown.NotKept(LocalDate first) ->
          throw refused(RecognitionProblem.KNOWN_ON_NOT_KEPT, knownOn, first);
      case AsKnown.Answered known -> known;
    };
  }

  /** By what it was answered, in words. */
  static EnquiryView.Known said(AsKnown.Answered known, Locale locale) {
    List<DecisionParts.Said> partly =
        known.partly().stream()
            .map(
                each ->
                    new DecisionParts.Said(
                        each.name(), AnswerText.say("partly." + each.name(), Map.of(), locale)))
            .toList();
    return new EnquiryView.Known(known.knownOn(), partly);
  }

  private static ProblemException refused(
      RecognitionProblem problem, LocalDate knownOn, LocalDate first) {
    return Problem.of(problem)
        .with("day", knownOn.toString())
        .with("first", first.toString())
        .field("knownOn", knownOn.toString())
        .exception();
  }
}
