package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.ClauseFinding;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Equivalence;
import cn.yichi.recognition.decision.Ground;
import cn.yichi.recognition.decision.GroundCode;
import cn.yichi.recognition.decision.GroundText;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.enquiry.Actor;
import cn.yichi.recognition.enquiry.AnswerText;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of a decision as they are answered, in codes and in words. */
final class DecisionParts {
  private DecisionParts() {}

  /** A code with its sentence. */
  @Schema(name = "Said")
  record Said(String code, String text) {}

  /** What is granted. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Equivalence")
  record Equals(
      @Schema(example = "SAME_LEVEL") String code,
      String text,
      @Nullable SkillLevel level,
      @Nullable String title,
      @Nullable TitleGrade grade) {}

  /** A clause of one version of an agreement. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ClauseRef")
  record Clause(
      @Schema(example = "sc-cq-skill-2020") String id, int version, @Nullable String clause) {}

  /** Where something is written. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Citation")
  record Cited(String document, @Nullable String clause, String source) {}

  /** What a clause gives, or leaves to a person, besides the answer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Besides")
  record Besides(
      @Schema(allowableValues = {"GRANTED", "CONDITIONAL", "REFERRED"}) String outcome,
      @Nullable Equals equivalence,
      List<Said> conditions,
      List<Open> questions,
      Clause clause) {}

  /** A reason. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Ground")
  record Reason(
      String code,
      GroundCode.Side side,
      String text,
      @Nullable Cited citation,
      @Nullable Clause agreement) {}

  /** What a person must answer, and who. */
  @Schema(name = "Question")
  record Open(String code, String text, Actor actor, String actorText) {}

  static @Nullable Equals equivalence(Outcome outcome, Locale locale) {
    return outcome.granted().map(granted -> of(granted, locale)).orElse(null);
  }

  private static Equals of(Equivalence granted, Locale locale) {
    Optional<SkillLevel> level = Optional.empty();
    Optional<String> title = Optional.empty();
    Optional<TitleGrade> grade = Optional.empty();
    switch (granted) {
      case Equivalence.SameLevel same -> level = same.level();
      case Equivalence.MappedLevel mapped -> level = Optional.of(mapped.level());
      case Equivalence.DeemedLevel deemed -> level = Optional.of(deemed.level());
      case Equivalence.SameTitle same -> {
        title = Optional.of(same.title().nameZh());
        grade = Optional.of(same.title().grade());
      }
      case Equivalence.MappedTitle mapped -> grade = Optional.of(mapped.grade());
      case Equivalence.EligibleToApply may -> {
        level = may.level();
        grade = may.grade();
      }
      case Equivalence.DirectApplication may -> grade = Optional.of(may.grade());
      case Equivalence.EqualTreatment like -> grade = Optional.of(like.grade());
      case Equivalence.Comparative like -> {
        level = like.level();
        grade = like.grade();
      }
      case Equivalence.Exemption exempt -> {}
    }
    return new Equals(
        granted.code(),
        GroundText.render(granted, locale),
        level.orElse(null),
        title.orElse(null),
        grade.orElse(null));
  }

  static List<Said> conditions(Outcome outcome, Locale locale) {
    return outcome instanceof Outcome.Conditional(var equivalence, var conditions)
        ? each(conditions, one -> new Said(one.name(), GroundText.render(one, locale)))
        : List.of();
  }

  static List<Open> questions(Outcome outcome, Region home, Region host, Locale locale) {
    return outcome instanceof Outcome.Referred(var questions)
        ? each(
            questions,
            one ->
                new Open(
                    one.name(),
                    GroundText.render(one, locale),
                    Actor.of(one),
                    AnswerText.of(Actor.of(one), home, host, locale)))
        : List.of();
  }

  static List<Reason> grounds(Decision decision, Locale locale) {
    return each(decision.grounds(), one -> of(one, locale));
  }

  private static Reason of(Ground ground, Locale locale) {
    return new Reason(
        ground.code().name(),
        ground.code().side(),
        GroundText.sentence(ground.code(), ground.parameters(), locale),
        ground.citation().map(DecisionParts::of).orElse(null),
        ground.clause().map(DecisionParts::of).orElse(null));
  }

  static Cited of(Citation citation) {
    return new Cited(
        citation.document(),
        citation.clause().isEmpty() ? null : citation.clause(),
        citation.source());
  }

  static Clause of(ClauseRef clause) {
    return new Clause(
        clause.agreement(), clause.version(), clause.clause().isEmpty() ? null : clause.clause());
  }

  static List<Said> warnings(Decision decision, Locale locale) {
    return each(
        decision.warnings(), one -> new Said(one.code().name(), GroundText.render(one, locale)));
  }

  /** No stream: most of these lists are empty, and somebody waits. */
  private static <A, B> List<B> each(List<A> all, Function<A, B> saying) {
    List<B> said = new ArrayList<>(all.size());
    for (A one : all) {
      said.add(saying.apply(one));
    }
    return said;
  }

  static List<Besides> besides(Decision decision, Region home, Region host, Locale locale) {
    List<Besides> besides = new ArrayList<>();
    for (ClauseFinding each : decision.considered()) {
      Outcome its = each.outcome();
      boolean says = its.granted().isPresent() || its instanceof Outcome.Referred;
      if (says && decision.decidedBy().filter(each.clause()::equals).isEmpty()) {
        besides.add(
            new Besides(
                its.code(),
                equivalence(its, locale),
                conditions(its, locale),
                questions(its, home, host, locale),
                of(each.clause())));
      }
    }
    return besides;
  }
}
