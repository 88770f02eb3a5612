package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AllianceMember;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Evidence;
import cn.yichi.recognition.agreement.OccupationPrefix;
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
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Rule(
      String id,
      DecisionParts.Cited citation,
      Coverage covers,
      GrantView grants,
      String procedure,
      String authority,
      @Nullable Delegation delegatedTo,
      List<String> restrictions,
      List<String> provisos,
      @Schema(description = "what the holder must show") List<String> evidence,
      List<Condition> conditions,
      @Schema(description = "clauses that step back where this one covers") List<String> before) {}

  /** The lower authorities that took a clause over. */
  @Schema(name = "Delegation")
  record Delegation(String tier, List<RegionView> adoptedBy) {}

  /** A condition over facts. */
  @Schema(name = "ClauseCondition")
  record Condition(
      String id,
      @Schema(description = "expression in CEL") String cel,
      @Schema(description = "said where it is false") String unmet,
      @Schema(description = "said where a fact is not stated") String unknown) {}

  /** What a clause covers. */
  @Schema(name = "Coverage")
  record Coverage(
      List<CertificateKind> kinds,
      @Schema(description = "kinds covered by a rule of equal effect")
          Map<String, DecisionParts.Cited> equalEffect,
      @Schema(description = "lowest..highest or UNSTATED") String levels,
      @Schema(description = "lowest..highest or UNSTATED") String grades,
      @Schema(description = "edition:code or group; empty where the source names none")
          List<String> occupations,
      List<String> occupationsExcept,
      List<String> operations,
      @Schema(description = "empty where not restricted; UNSTATED where restricted to unnamed ones")
          List<String> standardVersions,
      @Schema(description = "region codes, or ABROAD; empty: from any party") List<String> origins,
      String issuer,
      List<String> offices,
      List<String> issuerClasses,
      @Schema(description = "of an alliance; empty where the source names none")
          List<Member> members,
      String priorCertificates) {}

  /** A body of an alliance. */
  @Schema(name = "AllianceMember")
  record Member(
      String name,
      @Schema(description = "issuer code or UNSTATED") String code,
      @Schema(description = "a day or UNSTATED") String since,
      @Schema(description = "a day or UNSTATED") String until) {
    static Member of(AllianceMember member) {
      return new Member(
          member.name(),
          member.code().map(IssuerCode::value).orElse(UNSTATED),
          member.since().map(LocalDate::toString).orElse(UNSTATED),
          member.until().map(LocalDate::toString).orElse(UNSTATED));
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
        agreement.clauses().stream().map(clause -> of(clause, locale)).toList());
  }

  private static Rule of(Clause clause, Locale locale) {
    boolean english = locale.getLanguage().equals("en");
    return new Rule(
        clause.id(),
        DecisionParts.of(clause.citation()),
        of(clause.covers()),
        GrantView.of(clause.grants()),
        clause.procedure().name(),
        clause.authority().code(),
        clause.authority() instanceof Authority.DelegatedTo(var tier, var adoptedBy)
            ? new Delegation(
                tier.name(), adoptedBy.stream().map(each -> RegionView.of(each, locale)).toList())
            : null,
        clause.restrictions().stream().map(Enum::name).toList(),
        clause.provisos().stream().map(english ? Proviso::en : Proviso::zh).toList(),
        clause.evidence().stream().map(english ? Evidence::en : Evidence::zh).toList(),
        clause.conditions().stream()
            .map(
                each ->
                    new Condition(
                        each.id(),
                        each.test().toString(),
                        english ? each.unmetEn() : each.unmetZh(),
                        english ? each.unknownEn() : each.unknownZh()))
            .toList(),
        clause.before());
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
        keys(covers.occupations().include()),
        keys(covers.occupations().exclude()),
        covers.operations(),
        covers
            .standardVersions()
            .map(named -> named.isEmpty() ? List.of(UNSTATED) : named)
            .orElse(List.of()),
        covers
            .origins()
            .map(
                from ->
                    from.isEmpty() ? List.of("ABROAD") : from.stream().map(Region::code).toList())
            .orElse(List.of()),
        covers.issuer().test().name(),
        covers.issuer().offices(),
        covers.issuer().classes().stream().map(String::valueOf).toList(),
        covers.issuer().members().stream().map(Member::of).toList(),
        covers.priorCertificates().name());
  }

  private static List<String> keys(List<OccupationPrefix> prefixes) {
    return prefixes.stream().map(OccupationPrefix::key).toList();
  }
}
