package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.AllianceMember;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.Basis;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Effective;
import cn.yichi.recognition.agreement.EqualEffect;
import cn.yichi.recognition.agreement.Evidence;
import cn.yichi.recognition.agreement.FaultyDocumentException;
import cn.yichi.recognition.agreement.GradeRange;
import cn.yichi.recognition.agreement.IssuerRule;
import cn.yichi.recognition.agreement.IssuerTest;
import cn.yichi.recognition.agreement.LevelRange;
import cn.yichi.recognition.agreement.OccupationPrefix;
import cn.yichi.recognition.agreement.OccupationScope;
import cn.yichi.recognition.agreement.PriorCertificates;
import cn.yichi.recognition.agreement.Procedure;
import cn.yichi.recognition.agreement.Proviso;
import cn.yichi.recognition.agreement.Restriction;
import java.util.List;
import java.util.Optional;

/** Turns a valid tree into an agreement. */
final class AgreementReader {
  private AgreementReader() {}

  /**
   * @throws FaultyDocumentException for what no schema can see: a region that does not exist, a
   *     range upside down, an end before its begin
   */
  static Agreement read(Tree tree) {
    return new Agreement(
        tree.text("id"),
        tree.node().path("version").asInt(),
        tree.constant(AgreementKind.class, "kind"),
        tree.at("title").text("zh"),
        tree.at("title").text("en"),
        tree.regions("parties"),
        tree.day("signedOn"),
        tree.at("effective").as(AgreementReader::effective),
        tree.node().path("textSeen").asBoolean(),
        tree.provenance(),
        tree.list("clauses", AgreementReader::clause));
  }

  private static Effective effective(Tree tree) {
    return new Effective(
        tree.day("from").orElseThrow(), tree.day("until"), tree.constant(Basis.class, "basis"));
  }

  private static Clause clause(Tree tree) {
    return new Clause(
        tree.text("id"),
        tree.citation(),
        tree.at("covers").as(AgreementReader::covers),
        tree.at("grants").as(GrantsReader::read),
        tree.constant(Procedure.class, "procedure"),
        authority(tree),
        tree.texts("restrictions").stream().map(Restriction::valueOf).toList(),
        tree.list("provisos", each -> new Proviso(each.text("zh"), each.text("en"))),
        tree.list("evidence", each -> new Evidence(each.text("zh"), each.text("en"))),
        tree.list("conditions", AgreementReader::condition),
        tree.texts("before"));
  }

  private static Authority authority(Tree tree) {
    if (tree.node().path("authority").isString()) {
      return switch (tree.text("authority")) {
        case "PARTIES" -> Authority.PARTIES;
        case "DELEGATED_UNNAMED" -> Authority.DELEGATED_UNNAMED;
        default -> throw new IllegalArgumentException("no authority: " + tree.text("authority"));
      };
    }
    return tree.at("authority").at("delegatedTo").as(AgreementReader::delegation);
  }

  private static Authority delegation(Tree tree) {
    return new Authority.DelegatedTo(
        tree.constant(Authority.Tier.class, "tier"), tree.regions("adoptedBy"));
  }

  private static ClauseCondition condition(Tree tree) {
    Tree unmet = tree.at("unmet");
    Tree unknown = tree.at("unknown");
    return ClauseCondition.of(
        tree.text("id"),
        tree.text("cel"),
        unmet.text("zh"),
        unmet.text("en"),
        unknown.text("zh"),
        unknown.text("en"));
  }

  private static Covers covers(Tree tree) {
    return new Covers(
        tree.kinds(),
        tree.list(
            "equalEffect",
            each -> new EqualEffect(each.constant(CertificateKind.class, "kind"), each.citation())),
        tree.stated("levels").map(each -> each.as(AgreementReader::levels)),
        tree.stated("grades").map(each -> each.as(AgreementReader::grades)),
        tree.at("occupations").as(AgreementReader::occupations),
        tree.texts("operations"),
        tree.node().has("standardVersions")
            ? Optional.of(tree.texts("standardVersions"))
            : Optional.empty(),
        tree.node().has("origins") ? Optional.of(tree.regions("origins")) : Optional.empty(),
        issuer(tree),
        tree.constant(PriorCertificates.class, "priorCertificates"));
  }

  private static LevelRange levels(Tree tree) {
    return new LevelRange(
        tree.constant(SkillLevel.class, "lowest"), tree.constant(SkillLevel.class, "highest"));
  }

  private static GradeRange grades(Tree tree) {
    return new GradeRange(
        tree.constant(TitleGrade.class, "lowest"), tree.constant(TitleGrade.class, "highest"));
  }

  private static OccupationScope occupations(Tree tree) {
    if (tree.node().isArray()) {
      return new OccupationScope(
          tree.node().values().stream()
              .map(each -> OccupationPrefix.ofKey(each.asString()))
              .toList(),
          List.of());
    }
    return new OccupationScope(
        tree.texts("include").stream().map(OccupationPrefix::ofKey).toList(),
        tree.texts("exclude").stream().map(OccupationPrefix::ofKey).toList());
  }

  private static IssuerRule issuer(Tree tree) {
    return new IssuerRule(
        tree.constant(IssuerTest.class, "issuer"),
        tree.texts("offices"),
        tree.texts("issuerClasses").stream().map(each -> each.charAt(0)).toList(),
        tree.list(
            "members",
            each ->
                new AllianceMember(
                    each.text("name"),
                    each.stated("code").map(code -> new IssuerCode(code.node().asString())),
                    each.day("since"),
                    each.day("until"))));
  }
}
