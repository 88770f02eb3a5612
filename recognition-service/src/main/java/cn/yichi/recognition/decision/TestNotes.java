package cn.yichi.recognition.decision;

import cn.yichi.recognition.decision.ClauseStep.Result;
import java.util.ArrayList;
import java.util.List;

/** Takes down which tests an examination makes, and what comes of each. Only for explanations. */
final class TestNotes {
  private final List<Note> notes = new ArrayList<>();

  private static final class Note {
    final ClauseTest test;
    final int from;
    int to;
    Result result = Result.SATISFIED;
    final List<Question> questions = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final List<Ground> besides = new ArrayList<>();

    Note(ClauseTest test, int from) {
      this.test = test;
      this.from = from;
      this.to = from;
    }

    void worse(Result than) {
      result = than.compareTo(result) > 0 ? than : result;
    }
  }

  /**
   * @param said how many grounds were said before it
   */
  void begin(ClauseTest test, int said) {
    end(said);
    notes.add(new Note(test, said));
  }

  void end(int said) {
    if (!notes.isEmpty()) {
      notes.getLast().to = said;
    }
  }

  void asks(Question question) {
    notes.getLast().worse(Result.UNKNOWN);
    notes.getLast().questions.add(question);
  }

  void requires(Condition condition, List<Ground> saying) {
    notes.getLast().worse(Result.UNKNOWN);
    notes.getLast().conditions.add(condition);
    notes.getLast().besides.addAll(saying);
  }

  void fails() {
    notes.getLast().worse(Result.NOT_SATISFIED);
  }

  List<ClauseStep> steps(List<Ground> grounds) {
    // The engine says that the issuer was on file when it knows how it stands now.
    boolean filed = notes.stream().anyMatch(each -> each.test == ClauseTest.ISSUER_FILED);
    List<Ground> onFile =
        grounds.stream().filter(each -> filed && each.code() == GroundCode.ISSUER_ON_FILE).toList();
    List<ClauseStep> steps = new ArrayList<>();
    for (Note each : notes) {
      List<Ground> its = new ArrayList<>(grounds.subList(each.from, each.to));
      its.removeAll(onFile);
      its.addAll(each.test == ClauseTest.ISSUER_FILED ? onFile : each.besides);
      steps.add(new ClauseStep(each.test, each.result, its, each.questions, each.conditions));
    }
    return steps;
  }
}
