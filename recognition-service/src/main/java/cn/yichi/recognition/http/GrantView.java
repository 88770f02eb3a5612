package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.AwardRow;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.TitleStep;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a clause grants; a table that its source does not state is empty. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Grant")
record GrantView(
    String equivalence,
    @Nullable String level,
    @Nullable Map<String, String> table,
    @Schema(description = "full years from the day of issue, by level")
        @Nullable Map<String, Integer> yearsHeld,
    @Nullable List<Award> awards,
    @Nullable String target,
    @Nullable String operation,
    @Nullable String part) {
  private static final String UNSTATED = "UNSTATED";

  /** A row of an award table. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Award")
  record Award(
      String grade,
      String kind,
      @Nullable String scope,
      @Nullable String region,
      @Nullable String contest,
      @Nullable String medal,
      @Nullable Integer lastPlace) {
    static Award of(AwardRow row) {
      return new Award(
          row.grade().name(),
          row.kind().name(),
          name(row.scope()),
          row.region().map(Region::code).orElse(null),
          name(row.contest()),
          name(row.medal()),
          row.lastPlace().isPresent() ? row.lastPlace().getAsInt() : null);
    }

    private static @Nullable String name(Optional<? extends Enum<?>> constant) {
      return constant.isPresent() ? constant.get().name() : null;
    }
  }

  static GrantView of(Grants grants) {
    return switch (grants) {
      case Grants.SameLevel() -> of("SAME_LEVEL");
      case Grants.SameTitle() -> of("SAME_TITLE");
      case Grants.MappedLevel(var table) -> byTable("MAPPED_LEVEL", table);
      case Grants.MappedTitle(var table) -> byTable("MAPPED_TITLE", table);
      case Grants.DeemedLevel(var level) -> ofLevel("DEEMED_LEVEL", level.name());
      case Grants.EligibleForLevel(var level) ->
          ofLevel("ELIGIBLE_FOR_LEVEL", level.map(SkillLevel::name).orElse(UNSTATED));
      case Grants.EligibleForLevelByGrade(var table) ->
          byTable("ELIGIBLE_FOR_LEVEL_BY_GRADE", table);
      case Grants.EligibleForNextGrade() -> of("ELIGIBLE_FOR_NEXT_GRADE");
      case Grants.EligibleForTitle(var table) -> bySteps(table);
      case Grants.DirectApplication(var awards) ->
          new GrantView(
              "DIRECT_APPLICATION",
              null,
              null,
              null,
              awards.stream().map(Award::of).toList(),
              null,
              null,
              null);
      case Grants.EqualTreatment(var table) -> byTable("EQUAL_TREATMENT", table);
      case Grants.ComparativeTitle(var table) -> byTable("COMPARATIVE_TITLE", table);
      case Grants.ComparativeLevel(var table) -> byTable("COMPARATIVE_LEVEL", table);
      case Grants.Exemption(var target, var operation, var part) ->
          new GrantView("EXEMPTION", null, null, null, null, target.name(), operation, part.name());
    };
  }

  private static GrantView of(String equivalence) {
    return ofLevel(equivalence, null);
  }

  private static GrantView ofLevel(String equivalence, @Nullable String level) {
    return new GrantView(equivalence, level, null, null, null, null, null, null);
  }

  private static GrantView byTable(String equivalence, Map<? extends Enum<?>, ?> table) {
    Map<String, String> named = new TreeMap<>();
    table.forEach((from, to) -> named.put(from.name(), to.toString()));
    return new GrantView(equivalence, null, named, null, null, null, null, null);
  }

  private static GrantView bySteps(Map<SkillLevel, TitleStep> table) {
    Map<String, String> grades = new TreeMap<>();
    Map<String, Integer> years = new TreeMap<>();
    table.forEach(
        (level, step) -> {
          grades.put(level.name(), step.grade().name());
          years.put(level.name(), step.yearsHeld());
        });
    return new GrantView("ELIGIBLE_FOR_TITLE", null, grades, years, null, null, null, null);
  }
}
