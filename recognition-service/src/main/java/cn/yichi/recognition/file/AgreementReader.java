package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.Basis;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Effective;
import cn.yichi.recognition.agreement.EqualEffect;
import cn.yichi.recognition.agreement.ExemptPart;
import cn.yichi.recognition.agreement.GradeRange;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.IssuerTest;
import cn.yichi.recognition.agreement.LevelRange;
import cn.yichi.recognition.agreement.PriorCertificates;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.agreement.Proviso;
import cn.yichi.recognition.agreement.Restriction;
import java.util.List;
import java.util.Map;

/** Turns a valid tree into an agreement. */
final class AgreementReader {
  private AgreementReader() {}

  /**
   * @throws IllegalArgumentException for what no schema can see: a region that does not exist, a
   *     range upside down, an end before its begin
   */
  static Agreement read(Tree tree) {
    Tree effective = tree.at("effective");
    return new Agreement(
        tree.text("id"),
        tree.node().path("version").asInt(),
        tree.constant(AgreementKind.class, "kind"),
        tree.at("title").text("zh"),
        tree.at("title").text("en"),
        tree.regions("parties"),
        tree.day("signedOn"),
        new Effective(
            effective.day("from").orElseThrow(),
            effective.day("until"),
            effective.constant(Basis.class, "basis")),
        tree.node().path("textSeen").asBoolean(),
        tree.provenance(),
        tree.list("clauses", AgreementReader::clause));
  }

  private static Clause clause(Tree tree) {
    return new Clause(
        tree.text("id"),
        tree.citation(),
        covers(tree.at("covers")),
        grants(tree.at("grants")),
        tree.constant(Procedure.class, "procedure"),
        tree.constant(Authority.class, "authority"),
        tree.texts("restrictions").stream().map(Restriction::valueOf).toList(),
        tree.list("provisos", each -> new Proviso(each.text("zh"), each.text("en"))));
  }

  private static Covers covers(Tree tree) {
    return new Covers(
        tree.kinds(),
        tree.list(
            "equalEffect",
            each -> new EqualEffect(each.constant(CertificateKind.class, "kind"), each.citation())),
        tree.stated("levels")
            .map(
                each ->
                    new LevelRange(
                        each.constant(SkillLevel.class, "lowest"),
                        each.constant(SkillLevel.class, "highest"))),
        tree.stated("grades")
            .map(
                each ->
                    new GradeRange(
                        each.constant(TitleGrade.class, "lowest"),
                        each.constant(TitleGrade.class, "highest"))),
        tree.stated("occupations").isPresent()
            ? tree.texts("occupations").stream().map(Occupation::ofKey).toList()
            : List.of(),
        tree.texts("operations"),
        tree.constant(IssuerTest.class, "issuer"),
        tree.texts("offices"),
        tree.constant(PriorCertificates.class, "priorCertificates"));
  }

  private static Grants grants(Tree tree) {
    return switch (tree.text("equivalence")) {
      case "SAME_LEVEL" -> new Grants.SameLevel();
      case "SAME_TITLE" -> new Grants.SameTitle();
      case "MAPPED_LEVEL" ->
          new Grants.MappedLevel(
              tree.stated("table")
                  .map(table -> table.byLevel(each -> SkillLevel.valueOf(each.asString())))
                  .orElse(Map.of()));
      case "MAPPED_TITLE" ->
          new Grants.MappedTitle(
              tree.stated("table")
                  .map(table -> table.byLevel(each -> TitleGrade.valueOf(each.asString())))
                  .orElse(Map.of()));
      case "DEEMED_LEVEL" -> new Grants.DeemedLevel(tree.constant(SkillLevel.class, "level"));
      case "ELIGIBLE_FOR_LEVEL" ->
          new Grants.EligibleForLevel(
              tree.stated("level").map(each -> SkillLevel.valueOf(each.node().asString())));
      case "ELIGIBLE_FOR_NEXT_GRADE" -> new Grants.EligibleForNextGrade();
      case "DIRECT_APPLICATION" ->
          new Grants.DirectApplication(tree.constant(TitleGrade.class, "grade"));
      case "EQUAL_TREATMENT" -> new Grants.EqualTreatment(tree.constant(TitleGrade.class, "grade"));
      case "EXEMPTION" ->
          new Grants.Exemption(
              tree.constant(CertificateKind.class, "target"),
              tree.text("operation"),
              tree.constant(ExemptPart.class, "part"));
      default ->
          throw new IllegalArgumentException("unknown equivalence " + tree.text("equivalence"));
    };
  }
}
