package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.ClauseFinding;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Equivalence;
import cn.yichi.recognition.decision.Ground;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was answered, in codes. They are texts, so that an answer can be read that an older or newer
 * engine gave.
 *
 * @param outcome code of the outcome, or {@code NOT_RECEIVED}
 * @param equivalence what is granted, by field; none where nothing is
 * @param conditions what must still be fulfilled
 * @param questions what a person must answer
 * @param grounds why, in order
 * @param decidedBy the deciding clause
 * @param besides what each examined clause alone would answer, as {@code <clause>=<outcome>}
 * @param warnings what else a reader should know
 */
public record Said(
    String outcome,
    Map<String, String> equivalence,
    List<String> conditions,
    List<String> questions,
    List<Reason> grounds,
    Optional<ClauseRef> decidedBy,
    List<String> besides,
    List<Reason> warnings) {
  /** Nothing had been received that fits. */
  public static final String NOT_RECEIVED = "NOT_RECEIVED";

  public Said {
    equivalence = Map.copyOf(equivalence);
    conditions = List.copyOf(conditions);
    questions = List.copyOf(questions);
    grounds = List.copyOf(grounds);
    besides = List.copyOf(besides);
    warnings = List.copyOf(warnings);
  }

  /**
   * A ground or warning.
   *
   * @param code what
   * @param clause the clause it comes from
   * @param parameters values for its sentence
   */
  public record Reason(String code, Optional<ClauseRef> clause, Map<String, String> parameters) {
    public Reason {
      parameters = Map.copyOf(parameters);
    }

    static Reason of(Ground ground) {
      return new Reason(ground.code().name(), ground.clause(), ground.parameters());
    }

    /** The same for equal reasons, whatever the order of its parameters. */
    String text() {
      return code
          + clause.map(it -> " " + it).orElse("")
          + (parameters.isEmpty() ? "" : " " + new TreeMap<>(parameters));
    }
  }

  static Said notReceived() {
    return without(NOT_RECEIVED, List.of());
  }

  static Said ambiguous() {
    List<Question> questions = List.of(Question.AMBIGUOUS_NUMBER);
    return without(new Outcome.Referred(questions).code(), names(questions));
  }

  private static Said without(String outcome, List<String> questions) {
    return new Said(
        outcome, Map.of(), List.of(), questions, List.of(), Optional.empty(), List.of(), List.of());
  }

  static Said of(Decision decision) {
    Outcome outcome = decision.outcome();
    return new Said(
        outcome.code(),
        outcome.granted().map(Said::fields).orElse(Map.of()),
        outcome instanceof Outcome.Conditional it ? names(it.conditions()) : List.of(),
        outcome instanceof Outcome.Referred it ? names(it.questions()) : List.of(),
        decision.grounds().stream().map(Reason::of).toList(),
        decision.decidedBy(),
        decision.considered().stream().map(Said::alone).toList(),
        decision.warnings().stream()
            .map(each -> new Reason(each.code().name(), Optional.empty(), each.parameters()))
            .toList());
  }

  private static String alone(ClauseFinding finding) {
    String gives =
        finding.outcome().granted().map(it -> " " + new TreeMap<>(fields(it))).orElse("");
    return finding.clause() + "=" + finding.outcome().code() + gives;
  }

  private static List<String> names(List<? extends Enum<?>> codes) {
    return codes.stream().map(Enum::name).toList();
  }

  private static Map<String, String> fields(Equivalence granted) {
    Map<String, String> fields = new TreeMap<>(Map.of("code", granted.code()));
    switch (granted) {
      case Equivalence.SameLevel it -> it.level().ifPresent(level -> put(fields, level));
      case Equivalence.SameTitle it -> put(fields, it.title());
      case Equivalence.MappedLevel it -> put(fields, it.level());
      case Equivalence.MappedTitle it -> put(fields, it.grade());
      case Equivalence.DeemedLevel it -> put(fields, it.level());
      case Equivalence.EligibleToApply it -> {
        it.level().ifPresent(level -> put(fields, level));
        it.grade().ifPresent(grade -> put(fields, grade));
      }
      case Equivalence.DirectApplication it -> put(fields, it.grade());
      case Equivalence.EqualTreatment it -> put(fields, it.grade());
      case Equivalence.Comparative it -> {
        it.level().ifPresent(level -> put(fields, level));
        it.grade().ifPresent(grade -> put(fields, grade));
      }
      case Equivalence.Exemption it -> {
        fields.put("target", it.target().name());
        fields.put("operation", it.operation());
        fields.put("part", it.part().name());
      }
    }
    return fields;
  }

  private static void put(Map<String, String> fields, SkillLevel level) {
    fields.put("level", level.name());
  }

  private static void put(Map<String, String> fields, TitleGrade grade) {
    fields.put("grade", grade.name());
  }

  private static void put(Map<String, String> fields, ProfessionalTitle title) {
    fields.put("title", title.nameZh());
    put(fields, title.grade());
  }
}
