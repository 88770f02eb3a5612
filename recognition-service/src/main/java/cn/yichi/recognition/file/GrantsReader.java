package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.AwardRow;
import cn.yichi.recognition.agreement.ExemptPart;
import cn.yichi.recognition.agreement.FaultyDocumentException;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.TitleStep;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Turns what a clause grants into a value. */
final class GrantsReader {
  private GrantsReader() {}

  /**
   * @throws FaultyDocumentException for a row of an award table that names what does not belong
   *     together
   */
  static Grants read(Tree tree) {
    return switch (tree.text("equivalence")) {
      case "SAME_LEVEL" -> new Grants.SameLevel();
      case "SAME_TITLE" -> new Grants.SameTitle();
      case "MAPPED_LEVEL" -> new Grants.MappedLevel(byLevel(tree, GrantsReader::level));
      case "MAPPED_TITLE" -> new Grants.MappedTitle(byLevel(tree, GrantsReader::grade));
      case "DEEMED_LEVEL" -> new Grants.DeemedLevel(tree.constant(SkillLevel.class, "level"));
      case "ELIGIBLE_FOR_LEVEL" ->
          new Grants.EligibleForLevel(
              tree.stated("level").map(each -> SkillLevel.valueOf(each.node().asString())));
      case "ELIGIBLE_FOR_LEVEL_BY_GRADE" ->
          new Grants.EligibleForLevelByGrade(byGrade(tree, GrantsReader::level));
      case "ELIGIBLE_FOR_NEXT_GRADE" -> new Grants.EligibleForNextGrade();
      case "ELIGIBLE_FOR_TITLE" -> new Grants.EligibleForTitle(byLevel(tree, GrantsReader::step));
      case "DIRECT_APPLICATION" ->
          new Grants.DirectApplication(tree.list("awards", GrantsReader::award));
      case "EQUAL_TREATMENT" -> new Grants.EqualTreatment(byLevel(tree, GrantsReader::grade));
      case "COMPARATIVE_TITLE" -> new Grants.ComparativeTitle(byLevel(tree, GrantsReader::grade));
      case "COMPARATIVE_LEVEL" -> new Grants.ComparativeLevel(byGrade(tree, GrantsReader::level));
      case "EXEMPTION" ->
          new Grants.Exemption(
              tree.constant(CertificateKind.class, "target"),
              tree.text("operation"),
              tree.constant(ExemptPart.class, "part"));
      default ->
          throw new IllegalArgumentException("unknown equivalence " + tree.text("equivalence"));
    };
  }

  private static AwardRow award(Tree row) {
    return new AwardRow(
        row.constant(TitleGrade.class, "grade"),
        row.constant(HonourKind.class, "kind"),
        row.optional(HonourScope.class, "scope"),
        row.stated("region").map(it -> row.region("region")),
        row.optional(ContestClass.class, "contest"),
        row.optional(Medal.class, "medal"),
        row.stated("lastPlace")
            .map(each -> OptionalInt.of(each.node().asInt()))
            .orElse(OptionalInt.empty()));
  }

  private static SkillLevel level(JsonNode node) {
    return SkillLevel.valueOf(node.asString());
  }

  private static TitleGrade grade(JsonNode node) {
    return TitleGrade.valueOf(node.asString());
  }

  private static TitleStep step(JsonNode node) {
    return new TitleStep(grade(node.path("grade")), node.path("yearsHeld").asInt());
  }

  private static <T> Map<SkillLevel, T> byLevel(Tree tree, Function<JsonNode, T> read) {
    return tree.stated("table").map(table -> table.byLevel(read)).orElse(Map.of());
  }

  private static <T> Map<TitleGrade, T> byGrade(Tree tree, Function<JsonNode, T> read) {
    return tree.stated("table")
        .map(table -> table.byConstant(TitleGrade.class, read))
        .orElse(Map.of());
  }
}
