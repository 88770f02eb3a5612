package cn.yichi.recognition.explanation;

import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.ClauseStep;
import cn.yichi.recognition.decision.ClauseTest;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.decision.RecognitionPolicy;
import cn.yichi.recognition.explanation.Explanation.OfClause;
import cn.yichi.recognition.explanation.Explanation.OfDocument;
import cn.yichi.recognition.explanation.Explanation.OfTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Explains a decision. A pure function: the engine examines the case again and takes down every
 * test; of every test that is not satisfied it is told what would satisfy it, and asked what it
 * would answer then.
 */
public final class Explain {
  private final RecognitionPolicy policy = new RecognitionPolicy();

  /** The explanation of the answer to a case as of a day. */
  public Explanation of(Case subject, LocalDate asOf) {
    Examined examined = policy.examine(subject, asOf);
    Runs runs = new Runs(examined, policy);
    DocumentRemedies remedies = new DocumentRemedies(examined);
    List<Change> ofCertificate = changes(remedies.ofCertificate(), runs);
    List<OfDocument> documents = new ArrayList<>();
    // The deciding clause first, for the number of runs is bounded.
    for (Examined.Document each : decidingFirst(examined.documents())) {
      documents.add(document(examined, each, remedies, runs));
    }
    documents.sort(
        (one, other) ->
            Integer.compare(
                examined.documents().indexOf(one.document()),
                examined.documents().indexOf(other.document())));
    return new Explanation(examined, ofCertificate, documents, runs.untried());
  }

  private static List<Examined.Document> decidingFirst(List<Examined.Document> documents) {
    List<Examined.Document> ordered = new ArrayList<>(documents);
    ordered.sort((one, other) -> Boolean.compare(decides(other), decides(one)));
    return ordered;
  }

  private static boolean decides(Examined.Document document) {
    return document.clauses().stream().anyMatch(Examined.Tried::decides);
  }

  private static List<Change> changes(List<Remedy> remedies, Runs runs) {
    return remedies.stream().map(runs::change).toList();
  }

  private static OfDocument document(
      Examined examined, Examined.Document document, DocumentRemedies remedies, Runs runs) {
    List<OfClause> clauses = new ArrayList<>();
    for (Examined.Tried each : document.clauses()) {
      clauses.add(clause(examined, document, each, runs));
    }
    boolean covers =
        document.clauses().stream()
            .anyMatch(each -> each.steps().getFirst().result() != ClauseStep.Result.NOT_SATISFIED);
    return new OfDocument(
        document, covers ? changes(remedies.of(document), runs) : List.of(), clauses);
  }

  private static OfClause clause(
      Examined examined, Examined.Document document, Examined.Tried tried, Runs runs) {
    ClauseRemedies ofClause = new ClauseRemedies(examined, document.agreement(), tried.clause());
    OpenRemedies open = new OpenRemedies(examined, tried);
    Iterator<ClauseCondition> conditions = tried.clause().conditions().iterator();
    List<OfTest> tests = new ArrayList<>();
    List<Remedy> first = new ArrayList<>();
    boolean without = false;
    for (ClauseStep each : tried.steps()) {
      Optional<ClauseCondition> condition =
          each.test() == ClauseTest.CONDITION && conditions.hasNext()
              ? Optional.of(conditions.next())
              : Optional.empty();
      List<Remedy> remedies = remedies(each, ofClause, open, condition);
      tests.add(new OfTest(each, changes(remedies, runs)));
      if (isOpen(each)) {
        remedies.stream().findFirst().ifPresent(first::add);
        without |= remedies.isEmpty();
      }
    }
    return new OfClause(
        tried, tests, without || first.size() < 2 ? Optional.empty() : runs.together(first));
  }

  private static boolean isOpen(ClauseStep step) {
    return step.result() == ClauseStep.Result.NOT_SATISFIED
        || step.result() == ClauseStep.Result.UNKNOWN;
  }

  private static List<Remedy> remedies(
      ClauseStep step,
      ClauseRemedies ofClause,
      OpenRemedies open,
      Optional<ClauseCondition> condition) {
    List<Remedy> all = new ArrayList<>();
    step.questions().forEach(each -> all.addAll(open.of(each)));
    step.conditions().forEach(each -> all.addAll(open.of(each, ofClause.yearsOver())));
    List<Remedy> revoking = open.revoking(step.grounds());
    all.addAll(revoking);
    if (step.result() == ClauseStep.Result.NOT_SATISFIED && revoking.isEmpty()) {
      all.addAll(ofClause.of(step, condition));
    }
    return all;
  }
}
