package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.benefit.Amount;
import cn.yichi.recognition.benefit.BenefitCondition;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.FactDeclaration;
import cn.yichi.recognition.benefit.FactName;
import cn.yichi.recognition.benefit.FactType;
import cn.yichi.recognition.benefit.LevelRequirement;
import cn.yichi.recognition.benefit.LevelsAbove;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** Turns a valid tree into a benefit policy. */
final class BenefitReader {
  private BenefitReader() {}

  /**
   * @throws IllegalArgumentException for what no schema can see, such as a region that does not
   *     exist
   */
  static BenefitPolicy read(Tree tree) {
    Tree window = tree.at("window");
    return new BenefitPolicy(
        tree.text("id"),
        tree.node().path("version").asInt(),
        tree.region("region"),
        tree.at("name").text("zh"),
        tree.at("name").text("en"),
        tree.citation(),
        window.day("from"),
        window.day("until"),
        tree.node().path("textSeen").asBoolean(),
        requirement(tree.at("requires")),
        tree.list("facts", BenefitReader::fact),
        tree.list("conditions", BenefitReader::condition),
        amount(tree.at("amount")),
        tree.stated("claimWithinMonths")
            .map(each -> OptionalInt.of(each.node().asInt()))
            .orElse(OptionalInt.empty()),
        tree.provenance());
  }

  private static LevelRequirement requirement(Tree tree) {
    return new LevelRequirement(
        tree.kinds(),
        tree.constant(SkillLevel.class, "level"),
        tree.constant(LevelsAbove.class, "above"));
  }

  private static FactDeclaration fact(Tree tree) {
    return new FactDeclaration(
        new FactName(tree.text("name")),
        tree.constant(FactType.class, "type"),
        tree.text("zh"),
        tree.text("en"));
  }

  private static BenefitCondition condition(Tree tree) {
    Tree gap = tree.at("gap");
    return new BenefitCondition(tree.text("id"), tree.text("cel"), gap.text("zh"), gap.text("en"));
  }

  private static Amount amount(Tree tree) {
    return switch (tree.text("form")) {
      case "FLAT" -> new Amount.Flat(new Money(tree.node().path("fen").asLong()));
      case "BY_LEVEL" ->
          new Amount.ByLevel(tree.at("fen").byLevel(each -> new Money(each.asLong())));
      case "RATE_OF_FACT" ->
          new Amount.RateOfFact(
              new FactName(tree.text("fact")),
              new BigDecimal(tree.text("rate")),
              tree.stated("capFen").map(each -> new Money(each.node().asLong())));
      default -> throw new IllegalArgumentException("unknown amount form " + tree.text("form"));
    };
  }
}
