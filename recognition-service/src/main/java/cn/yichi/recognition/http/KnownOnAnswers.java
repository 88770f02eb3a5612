package cn.yichi.recognition.http;

import cn.yichi.platform.abuse.MissLimit;
import cn.yichi.platform.audit.AuditNote;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.AsKnown;
import cn.yichi.recognition.enquiry.AskAsKnown;
import cn.yichi.recognition.enquiry.Enquiry;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.explanation.Explain;
import cn.yichi.recognition.receipt.WriteReceipts;
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
  private final WriteReceipts receipts;
  private final Explain explain = new Explain();

  KnownOnAnswers(AskAsKnown ask, JudgeCase judge, WriteReceipts receipts) {
    this.ask = ask;
    this.judge = judge;
    this.receipts = receipts;
  }

  /**
   * What is wanted besides the answer.
   *
   * @param signed a receipt
   * @param explained why
   */
  record Wanted(boolean signed, boolean explained) {}

  EnquiryView answer(
      Enquiry enquiry, LocalDate knownOn, Wanted wanted, MissLimit.Asked question, Locale locale) {
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
      case AsKnown.Answered known -> {
        EnquiryView view =
            view(known, enquiry, wanted, question, locale).with(known(known, locale));
        yield wanted.signed()
            ? view.with(EnquiryController.receipt(() -> receipts.asKnown(known, enquiry.host())))
            : view;
      }
    };
  }

  private EnquiryView view(
      AsKnown.Answered known,
      Enquiry enquiry,
      Wanted wanted,
      MissLimit.Asked question,
      Locale locale) {
    return switch (known.answer()) {
      case EnquiryAnswer.Decided decided -> {
        AuditNote.touched(decided.certificate().id().value());
        EnquiryView view = EnquiryView.decided(decided, enquiry.host(), locale);
        yield wanted.explained()
            ? view.with(
                ExplanationView.of(
                    explain.of(decided.subject(), decided.decision().asOf()), locale))
            : view;
      }
      case EnquiryAnswer.NotReceived none -> {
        question.missed(1);
        yield EnquiryView.notReceived(none, enquiry.host(), locale);
      }
      case EnquiryAnswer.Ambiguous several -> {
        several.candidates().forEach(each -> AuditNote.touched(each.id().value()));
        yield EnquiryView.ambiguous(several, enquiry.host(), locale);
      }
      case EnquiryAnswer.HostNotServed(var asked, var region) ->
          throw EnquiryController.elsewhere(asked, region, judge.host(), locale);
    };
  }

  private static EnquiryView.Known known(AsKnown.Answered known, Locale locale) {
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
