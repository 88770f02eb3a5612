package cn.yichi.recognition.roster;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.enquiry.AskBenefit;
import cn.yichi.recognition.enquiry.FindCertificates;
import cn.yichi.recognition.enquiry.Identification;
import cn.yichi.recognition.roster.RosterRows.RosterRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers the rows of a batch together: nothing is read row by row. */
public final class AnswerRows implements RowAnswers {
  private final FindCertificates find;
  private final DecideRows decide;
  private final AskBenefit benefits;

  public AnswerRows(FindCertificates find, DecideRows decide, AskBenefit benefits) {
    this.find = find;
    this.decide = decide;
    this.benefits = benefits;
  }

  @Override
  public List<RosterAnswer> answer(List<RosterRow> rows, RosterColumns columns, RosterAsk ask) {
    List<RowQuestion> questions =
        rows.stream().map(row -> RowQuestion.of(columns, row.cells())).toList();
    List<Identification> asked = new ArrayList<>();
    for (RowQuestion each : questions) {
      if (each instanceof RowQuestion.Asked(var certificate)) {
        asked.add(certificate);
      }
    }
    List<List<Judgements.Held>> found = find.matchingEach(asked);
    List<Replica> certain =
        found.stream().filter(of -> of.size() == 1).map(of -> of.getFirst().replica()).toList();
    Map<CertificateId, Decision> decisions = decide.decide(certain, ask.host(), ask.asOf());
    return inOrder(questions, found, decisions);
  }

  private List<RosterAnswer> inOrder(
      List<RowQuestion> questions,
      List<List<Judgements.Held>> found,
      Map<CertificateId, Decision> decisions) {
    List<RosterAnswer> answers = new ArrayList<>(questions.size());
    int next = 0;
    for (RowQuestion each : questions) {
      answers.add(
          switch (each) {
            case RowQuestion.Faulty(var fault) -> new RosterAnswer.Faulty(fault);
            case RowQuestion.Asked asked -> answer(found.get(next++), decisions);
          });
    }
    return answers;
  }

  private RosterAnswer answer(List<Judgements.Held> found, Map<CertificateId, Decision> decisions) {
    return switch (found.size()) {
      case 0 -> new RosterAnswer.NotReceived();
      case 1 -> decided(found.getFirst().replica(), decisions);
      default -> new RosterAnswer.Ambiguous();
    };
  }

  private RosterAnswer decided(Replica certificate, Map<CertificateId, Decision> decisions) {
    Decision decision = requireNonNull(decisions.get(certificate.id()));
    List<BenefitPolicy> open = benefits.opened(certificate, decision);
    return new RosterAnswer.Decided(certificate, decision, open);
  }
}
