package cn.yichi.recognition.explanation;

import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AwardRow;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.TitleStep;
import cn.yichi.recognition.decision.CertificateView;
import cn.yichi.recognition.decision.ClauseStep;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.decision.Honour;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What would satisfy one clause's tests that are not satisfied. */
final class ClauseRemedies {
  private static final int MOST_YEARS_AHEAD = 10;

  private final Examined examined;
  private final CertificateView certificate;
  private final Agreement agreement;
  private final Clause clause;

  ClauseRemedies(Examined examined, Agreement agreement, Clause clause) {
    this.examined = examined;
    this.certificate = examined.subject().certificate();
    this.agreement = agreement;
    this.clause = clause;
  }

  /**
   * @param condition the condition that a test of one ran
   */
  List<Remedy> of(ClauseStep step, Optional<ClauseCondition> condition) {
    return switch (step.test()) {
      case LEVEL -> level();
      case GRADE ->
          grade(clause.covers().grades().map(it -> grades(it::contains)).orElse(Set.of()));
      case CORRESPONDENCE -> correspondence();
      case ISSUER_FILED -> List.of(IssuerRemedies.filed(certificate));
      case ISSUER_STANDING_THEN, ISSUER_STANDING_NOW -> List.of(IssuerRemedies.restored());
      case CROSS_REVIEW -> List.of(IssuerRemedies.reviewed());
      case PRIOR_CERTIFICATES -> List.of(issuedAgain(), amended());
      case CONDITION -> condition.map(this::condition).orElse(List.of());
      case HONOURS -> List.of(honour());
      case SAFEGUARD -> safeguards();
      case OCCUPATION, OPERATION, STANDARD_VERSION, ORIGIN, ISSUER_CLASS, ALLIANCE_MEMBER ->
          List.of(amended());
      case VALIDITY,
          KIND,
          NAMED_OFFICE,
          ISSUER_UNSTATED,
          AUTHORITY,
          PROCEDURE,
          RESTRICTION,
          EVIDENCE,
          YEARS_HELD,
          PRECEDENCE ->
          List.of();
    };
  }

  private static Remedy amended() {
    return Remedy.untold(Change.Code.TERMS_AMENDED, Who.PARTIES);
  }

  private List<Remedy> safeguards() {
    return examined.subject().book().measures(agreement).stream()
        .filter(each -> each.holdsOn(examined.asOf()))
        .flatMap(each -> new DocumentRemedies(examined).lifting(each, agreement).stream())
        .toList();
  }

  // A lower level than the one held helps nobody.
  private List<Remedy> level() {
    return above(clause.levels()).stream().map(ClauseRemedies::held).toList();
  }

  private Optional<SkillLevel> above(Set<SkillLevel> covered) {
    return certificate
        .level()
        .flatMap(
            own ->
                covered.stream()
                    .filter(each -> each.rank() > own.rank())
                    .min(Comparator.comparingInt(SkillLevel::rank)));
  }

  private static Remedy held(SkillLevel level) {
    return Remedy.of(
        Change.Code.LEVEL_HELD,
        Map.of("level", level.name()),
        Who.WORKER,
        it -> it.certificate(same -> same.level(level)));
  }

  private static Set<TitleGrade> grades(Predicate<TitleGrade> covered) {
    return Set.copyOf(Arrays.stream(TitleGrade.values()).filter(covered).toList());
  }

  private List<Remedy> grade(Set<TitleGrade> covered) {
    return certificate.title().stream()
        .flatMap(
            own ->
                covered.stream()
                    .filter(each -> each.rank() > own.grade().rank())
                    .min(Comparator.comparingInt(TitleGrade::rank))
                    .stream())
        .map(
            each ->
                Remedy.of(
                    Change.Code.GRADE_HELD,
                    Map.of("grade", each.name()),
                    Who.WORKER,
                    it -> it.certificate(same -> same.grade(each))))
        .toList();
  }

  private List<Remedy> correspondence() {
    return switch (clause.grants()) {
      case Grants.EligibleForLevelByGrade it -> grade(it.table().keySet());
      case Grants.ComparativeLevel it -> grade(it.table().keySet());
      case Grants.EligibleForNextGrade it -> List.of();
      case Grants.MappedLevel it -> level();
      case Grants.MappedTitle it -> level();
      case Grants.EligibleForTitle it -> level();
      case Grants.EqualTreatment it -> level();
      case Grants.ComparativeTitle it -> level();
      case Grants.SameLevel it -> List.of();
      case Grants.SameTitle it -> List.of();
      case Grants.DeemedLevel it -> List.of();
      case Grants.EligibleForLevel it -> List.of();
      case Grants.DirectApplication it -> List.of();
      case Grants.Exemption it -> List.of();
    };
  }

  private Remedy issuedAgain() {
    LocalDate from = agreement.effective().from();
    return Remedy.of(
        Change.Code.ISSUED_AGAIN,
        Map.of("date", from.toString()),
        Who.WORKER,
        it -> it.certificate(same -> same.issuedOn(from)));
  }

  private List<Remedy> condition(ClauseCondition condition) {
    Set<String> reads = condition.test().reads();
    List<Remedy> all =
        Stream.concat(
                reads.contains("yearsHeld") ? Stream.of(years()) : Stream.empty(),
                reads.contains("level") || reads.contains("levelRank")
                    ? Stream.of(levels())
                    : Stream.empty())
            .toList();
    return all.isEmpty() ? List.of(Remedy.untold(Change.Code.CONDITION_FACT, Who.WORKER)) : all;
  }

  private Remedy years() {
    long held = ChronoUnit.YEARS.between(certificate.issuedOn(), examined.asOf());
    List<UnaryOperator<Situation>> ways =
        Stream.iterate(held + 1, each -> each + 1)
            .limit(MOST_YEARS_AHEAD)
            .map(each -> certificate.issuedOn().plusYears(each))
            .<UnaryOperator<Situation>>map(day -> it -> it.on(day))
            .toList();
    return new Remedy(Change.Code.DAY_COMES, Map.of(), Who.TIME, ways);
  }

  private Remedy levels() {
    List<UnaryOperator<Situation>> ways =
        Arrays.stream(SkillLevel.values())
            .filter(each -> certificate.level().filter(own -> each.rank() > own.rank()).isPresent())
            .<UnaryOperator<Situation>>map(each -> it -> it.certificate(same -> same.level(each)))
            .toList();
    return new Remedy(Change.Code.LEVEL_HELD, Map.of(), Who.WORKER, ways);
  }

  private Remedy honour() {
    List<AwardRow> awards =
        clause.grants() instanceof Grants.DirectApplication it ? it.awards() : List.of();
    AwardRow row = awards.stream().min(Comparator.comparing(AwardRow::grade)).orElseThrow();
    return Remedy.of(
        Change.Code.HONOUR_HELD,
        Map.of("grade", row.grade().name()),
        Who.WORKER,
        it ->
            it.honour(
                new Honour(
                    row.kind(),
                    row.scope().orElse(HonourScope.NATIONAL),
                    row.contest(),
                    row.lastPlace(),
                    row.medal(),
                    "—",
                    row.region(),
                    Optional.empty(),
                    it.asOf(),
                    Optional.empty())));
  }

  /** The day on which the years are over that the clause asks for. */
  Optional<LocalDate> yearsOver() {
    return clause.grants() instanceof Grants.EligibleForTitle it
        ? certificate
            .level()
            .flatMap(own -> Optional.ofNullable(it.table().get(own)))
            .map(TitleStep::yearsHeld)
            .map(certificate.issuedOn()::plusYears)
        : Optional.empty();
  }
}
