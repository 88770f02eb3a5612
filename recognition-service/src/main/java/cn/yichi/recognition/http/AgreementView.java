package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.Proviso;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An agreement or statute as it is held; what its source leaves open is {@code UNSTATED}. */
@Schema(name = "Agreement")
record AgreementView(
    @Schema(example = "sc-cq-skill-2020") String id,
    int version,
    @Schema(allowableValues = {"AGREEMENT", "STATUTE"}) String kind,
    String title,
    @Schema(description = "empty for a statute that holds in the whole mainland")
        List<RegionView> parties,
    @Schema(description = "a day or UNSTATED") String signedOn,
    InForce effective,
    @Schema(description = "false: known from a report only") boolean textSeen,
    List<String> sources,
    String note,
    List<Rule> clauses) {
  private static final String UNSTATED = "UNSTATED";

  /** When it is in force and how that is known. */
  @Schema(name = "InForce")
  record InForce(
      LocalDate from, @Schema(description = "a day or UNSTATED") String until, String basis) {}

  /** One clause. */
  @Schema(name = "Clause")
  record Rule(
      String id,
      DecisionParts.Cited citation,
      Coverage covers,
      Gives grants,
      String procedure,
      String authority,
      List<String> restrictions,
      List<String> provisos) {}

  /** What a clause covers. */
  @Schema(name = "Coverage")
  record Coverage(
      List<CertificateKind> kinds,
      @Schema(description = "kinds covered by a rule of equal effect")
          Map<String, DecisionParts.Cited> equalEffect,
      @Schema(description = "lowest..highest or UNSTATED") String levels,
      @Schema(description = "lowest..highest or UNSTATED") String grades,
      @Schema(description = "edition:code; empty where the source names none")
          List<String> occupations,
      List<String> operations,
      String issuer,
      List<String> offices,
      String priorCertificates) {}

  /** What a clause grants. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Grant")
  record Gives(
      String equivalence,
      @Nullable String level,
      @Nullable String grade,
      @Nullable Map<String, String> table,
      @Nullable String target,
      @Nullable String operation,
      @Nullable String part) {
    private static Gives of(String equivalence, @Nullable String level, @Nullable String grade) {
      return new Gives(equivalence, level, grade, null, null, null, null);
    }

    private static Gives byTable(String equivalence, Map<SkillLevel, ?> table) {
      Map<String, String> named = new TreeMap<>();
      table.forEach((from, to) -> named.put(from.name(), to.toString()));
      return new Gives(equivalence, null, null, named, null, null, null);
    }
  }

  static AgreementView of(Agreement agreement, Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    return new AgreementView(
        agreement.id(),
        agreement.version(),
        agreement.kind().name(),
        english ? agreement.titleEn() : agreement.titleZh(),
        agreement.parties().stream().map(party -> RegionView.of(party, locale)).toList(),
        agreement.signedOn().map(LocalDate::toString).orElse(UNSTATED),
        new InForce(
            agreement.effective().from(),
            agreement.effective().until().map(LocalDate::toString).orElse(UNSTATED),
            agreement.effective().basis().name()),
        agreement.textSeen(),
        agreement.provenance().sources(),
        agreement.provenance().note(),
        agreement.clauses().stream().map(clause -> of(clause, english)).toList());
  }

  private static Rule of(Clause clause, boolean english) {
    return new Rule(
        clause.id(),
        DecisionParts.of(clause.citation()),
        of(clause.covers()),
        of(clause.grants()),
        clause.procedure().name(),
        clause.authority().name(),
        clause.restrictions().stream().map(Enum::name).toList(),
        clause.provisos().stream().map(english ? Proviso::en : Proviso::zh).toList());
  }

  private static Coverage of(Covers covers) {
    Map<String, DecisionParts.Cited> equal = new TreeMap<>();
    covers
        .equalEffect()
        .forEach(each -> equal.put(each.kind().name(), DecisionParts.of(each.citation())));
    return new Coverage(
        covers.kinds(),
        equal,
        covers.levels().map(it -> it.lowest() + ".." + it.highest()).orElse(UNSTATED),
        covers.grades().map(it -> it.lowest() + ".." + it.highest()).orElse(UNSTATED),
        covers.occupations().stream().map(AgreementView::key).toList(),
        covers.operations(),
        covers.issuer().name(),
        covers.offices(),
        covers.priorCertificates().name());
  }

  private static String key(Occupation occupation) {
    return occupation.edition() + ":" + occupation.code();
  }

  private static Gives of(Grants grants) {
    return switch (grants) {
      case Grants.SameLevel() -> Gives.of("SAME_LEVEL", null, null);
      case Grants.SameTitle() -> Gives.of("SAME_TITLE", null, null);
      case Grants.MappedLevel(var table) -> Gives.byTable("MAPPED_LEVEL", table);
      case Grants.MappedTitle(var table) -> Gives.byTable("MAPPED_TITLE", table);
      case Grants.DeemedLevel(var level) -> Gives.of("DEEMED_LEVEL", level.name(), null);
      case Grants.EligibleForLevel(var level) ->
          Gives.of("ELIGIBLE_FOR_LEVEL", level.map(SkillLevel::name).orElse(UNSTATED), null);
      case Grants.EligibleForNextGrade() -> Gives.of("ELIGIBLE_FOR_NEXT_GRADE", null, null);
      case Grants.DirectApplication(var grade) ->
          Gives.of("DIRECT_APPLICATION", null, grade.name());
      case Grants.EqualTreatment(var grade) -> Gives.of("EQUAL_TREATMENT", null, grade.name());
      case Grants.Exemption(var target, var operation, var part) ->
          new Gives("EXEMPTION", null, null, null, target.name(), operation, part.name());
    };
  }
}
