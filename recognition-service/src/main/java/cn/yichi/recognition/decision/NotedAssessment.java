package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.decision.Ruling.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same examination, taking down which tests it makes and what comes of each. */
final class NotedAssessment extends ClauseAssessment {
  private final TestNotes tests = new TestNotes();

  NotedAssessment(AskedCertificate asked, ClauseNotes notes) {
    super(asked, notes);
  }

  /** Every test that was made, in order. */
  List<ClauseStep> steps(List<Ground> opening, List<Measure> measures) {
    List<Ground> grounds = find(opening, measures).grounds();
    // What is said of every certificate alike comes last, and belongs to no test.
    int said = grounds.size() - (isOutside() ? 0 : notes.closing().size());
    tests.end(said);
    return tests.steps(grounds);
  }

  @Override
  void at(ClauseTest test) {
    tests.begin(test, said());
  }

  @Override
  void leaves(Question question) {
    tests.asks(question);
  }

  @Override
  void fails() {
    tests.fails();
  }

  @Override
  Optional<Equivalence> grant() {
    at(ClauseTest.of(clause.grants()));
    return super.grant();
  }

  @Override
  List<Condition> unfulfilled() {
    if (isOutside()) {
      return super.unfulfilled();
    }
    List<Condition> open = new ArrayList<>();
    for (Condition each : conditions()) {
      at(ClauseTest.of(each));
      if (!isRuled(new Subject.Unfulfilled(each))) {
        tests.requires(each, saying(each));
        open.add(each);
      }
    }
    return open;
  }

  private List<Ground> saying(Condition condition) {
    return notes.closing().stream()
        .filter(
            each ->
                each.code() == GroundCode.CONDITION
                        && condition.name().equals(each.parameters().get("condition"))
                    || each.code() == GroundCode.EVIDENCE && condition == Condition.EVIDENCE)
        .toList();
  }
}
