package cn.yichi.recognition.roster;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SafeCell;
import cn.yichi.recognition.asking.RememberAnswers.Remembered;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Ground;
import cn.yichi.recognition.decision.GroundCode.Side;
import cn.yichi.recognition.decision.GroundText;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.Wording;
import cn.yichi.recognition.enquiry.Actor;
import cn.yichi.recognition.enquiry.AnswerText;
import cn.yichi.recognition.enquiry.RememberedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says the answers of a roster in zh-CN (default) or English, cell by cell. */
public final class RosterText {
  private static final String BUNDLE = "cn.yichi.recognition.roster.rosters";
  private static final Wording CHINESE = Wording.of(BUNDLE, Locale.ROOT);
  private static final Wording ENGLISH = Wording.of(BUNDLE, Locale.ENGLISH);
  private static final List<String> COLUMNS =
      List.of(
          "outcome",
          "valid",
          "recognised",
          "as",
          "HIRING",
          "BIDDING",
          "WAGE_GRADE",
          "subsidy",
          "why",
          "next",
          "before",
          "provisional",
          "answer");

  private static final List<String> NOTHING_REMEMBERED = List.of("", "", "");

  private RosterText() {}

  /** Why a roster cannot be taken, and what the sender can do. */
  public static String reason(RosterFault fault, Locale locale) {
    return say(
        "fault." + fault.code(),
        Map.of("value", fault.value(), "line", Long.toString(fault.line())),
        locale);
  }

  /** What to do where a roster was not taken. */
  public static String remedy(RosterFault fault, Locale locale) {
    String which =
        switch (fault.code()) {
          case FILE_LOST, SERVICE_FAULT -> "again";
          case TOO_MANY_ROWS, WORKBOOK_TOO_LARGE -> "split";
          default -> "correct";
        };
    return say("remedy." + which, Map.of(), locale);
  }

  /** Headings of the columns that are added to the sender's own. */
  static List<String> headings(Locale locale) {
    return COLUMNS.stream().map(each -> say("column." + each, Map.of(), locale)).toList();
  }

  /** The cells of these columns for one row; none of them can be run. */
  static List<String> cells(ToldRow row, Region host, LocalDate today, Locale locale) {
    RosterAnswer answer = row.answer();
    String outcome = answer.outcome().name();
    List<String> cells = new ArrayList<>(COLUMNS.size());
    cells.add(outcome);
    cells.add(say("valid." + outcome, Map.of(), locale));
    cells.add(say("recognised." + outcome, Map.of(), locale));
    cells.add(as(answer, locale));
    for (Use use : Use.values()) {
      cells.add(say("use." + use.of(answer), Map.of(), locale));
    }
    cells.add(subsidy(answer, locale));
    cells.add(why(answer, locale));
    cells.add(next(answer, host, locale));
    cells.addAll(row.kept().map(it -> remembered(it, today, locale)).orElse(NOTHING_REMEMBERED));
    return cells.stream().map(SafeCell::guarded).toList();
  }

  private static List<String> remembered(Remembered kept, LocalDate today, Locale locale) {
    return List.of(
        join(RememberedText.before(kept, locale), locale),
        join(RememberedText.provisional(kept, today, locale), locale),
        kept.now().against().map(term -> kept.now().question().id()).orElse(""));
  }

  /** The last line of a result: that every row was answered. */
  static String closing(RosterJob job) {
    return say(
        "closing",
        Map.of(
            "read",
            Long.toString(job.sheet().rows()),
            "answered",
            Long.toString(job.progress().answered())),
        job.ask().language());
  }

  private static String as(RosterAnswer answer, Locale locale) {
    return answer instanceof RosterAnswer.Decided decided
        ? decided
            .decision()
            .outcome()
            .granted()
            .map(granted -> GroundText.render(granted, locale))
            .orElse("")
        : "";
  }

  private static String subsidy(RosterAnswer answer, Locale locale) {
    if (answer.outcome() != RosterOutcome.GRANTED) {
      return say("subsidy." + Use.BIDDING.of(answer), Map.of(), locale);
    }
    List<BenefitPolicy> open =
        answer instanceof RosterAnswer.Decided decided ? decided.benefits() : List.of();
    String names =
        open.stream()
            .map(each -> english(locale) ? each.nameEn() : each.nameZh())
            .collect(Collectors.joining(english(locale) ? ", " : "、"));
    return open.isEmpty()
        ? say("subsidy.NONE", Map.of(), locale)
        : say("subsidy.SEE", Map.of("names", names), locale);
  }

  private static String why(RosterAnswer answer, Locale locale) {
    return switch (answer) {
      case RosterAnswer.Decided decided -> why(decided.decision(), locale);
      case RosterAnswer.NotReceived none -> AnswerText.notReceived(locale);
      case RosterAnswer.Ambiguous several -> say("why.AMBIGUOUS", Map.of(), locale);
      case RosterAnswer.Faulty(var fault) -> say("why." + fault, Map.of(), locale);
      case RosterAnswer.NotAsked not -> say("why.NOT_ASKED", Map.of(), locale);
    };
  }

  /** The first ground against it or left open, and what else a reader should know. */
  private static String why(Decision decision, Locale locale) {
    List<String> sentences = new ArrayList<>();
    if (!(decision.outcome() instanceof Outcome.Granted)) {
      decision.grounds().stream()
          .filter(RosterText::standsInTheWay)
          .findFirst()
          .ifPresent(ground -> sentences.add(GroundText.render(ground, locale)));
    }
    decision.warnings().forEach(each -> sentences.add(GroundText.render(each, locale)));
    return join(sentences, locale);
  }

  private static boolean standsInTheWay(Ground ground) {
    return ground.code().side() == Side.AGAINST || ground.code().side() == Side.OPEN;
  }

  private static String next(RosterAnswer answer, Region host, Locale locale) {
    return switch (answer) {
      case RosterAnswer.Decided decided -> next(decided, host, locale);
      case RosterAnswer.NotReceived none -> say("next.NOT_RECEIVED", Map.of(), locale);
      case RosterAnswer.Ambiguous several -> AnswerText.of(Actor.ASKER, host, host, locale);
      case RosterAnswer.Faulty(var fault) -> say("next." + fault, Map.of(), locale);
      case RosterAnswer.NotAsked not -> say("next.NOT_ASKED", Map.of(), locale);
    };
  }

  private static String next(RosterAnswer.Decided answer, Region host, Locale locale) {
    Region home = answer.certificate().view().home();
    Map<String, String> regions = Map.of("home", home.code(), "host", host.code());
    List<String> sentences = new ArrayList<>();
    switch (answer.decision().outcome()) {
      case Outcome.Conditional(var equivalence, var conditions) ->
          conditions.forEach(each -> sentences.add(GroundText.render(each, locale)));
      case Outcome.Referred(var questions) -> {
        for (Question each : questions) {
          sentences.add(
              GroundText.render(each, locale)
                  + say(
                      "by",
                      Map.of("who", AnswerText.of(Actor.of(each), home, host, locale)),
                      locale));
        }
      }
      case Outcome.Granted none -> {}
      case Outcome.Refused none -> {}
      case Outcome.NoAgreement none -> {}
    }
    String general = say("next." + answer.outcome(), regions, locale);
    if (!general.isEmpty()) {
      sentences.add(general);
    }
    return join(sentences, locale);
  }

  private static String say(String key, Map<String, String> values, Locale locale) {
    return (english(locale) ? ENGLISH : CHINESE).sentence(key, values);
  }

  private static String join(List<String> sentences, Locale locale) {
    return String.join(english(locale) ? " " : "", sentences);
  }

  private static boolean english(Locale locale) {
    return locale.getLanguage().equals("en");
  }
}
