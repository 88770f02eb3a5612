package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Says a whole decision in lines of text, in zh-CN (default) or English. */
public final class DecisionText {
  private DecisionText() {}

  /**
   * The outcome, then what a person must still do or answer, then the grounds under the clause they
   * come from, each clause cited once, then warnings.
   */
  public static List<String> lines(Decision decision, Locale locale) {
    List<String> lines = new ArrayList<>();
    lines.add(GroundText.render(decision.outcome(), locale));
    open(decision.outcome(), locale, lines);
    Optional<Citation> cited = Optional.empty();
    for (Ground ground : decision.grounds()) {
      if (!Objects.equals(ground.citation(), cited)) {
        cited = ground.citation();
        cited.ifPresent(citation -> lines.add(GroundText.render(citation, locale)));
      }
      String sentence = GroundText.sentence(ground.code(), ground.parameters(), locale);
      lines.add((cited.isPresent() ? "  - " : "- ") + sentence);
    }
    for (Warning warning : decision.warnings()) {
      lines.add("! " + GroundText.render(warning, locale));
    }
    return lines;
  }

  private static void open(Outcome outcome, Locale locale, List<String> lines) {
    switch (outcome) {
      case Outcome.Referred it ->
          it.questions().forEach(each -> lines.add("? " + GroundText.render(each, locale)));
      case Outcome.Conditional it ->
          it.conditions().forEach(each -> lines.add("? " + GroundText.render(each, locale)));
      case Outcome.Granted granted -> {}
      case Outcome.Refused refused -> {}
      case Outcome.NoAgreement none -> {}
    }
  }
}
