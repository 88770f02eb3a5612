package cn.yichi.recognition.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.StoryTable;
import cn.yichi.recognition.file.Documents;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The housing subsidy of Jiangjin, against a table written from the newspaper. */
class HousingStoryTest {
  private static final LocalDate DAY = LocalDate.of(2023, 3, 1);
  private static final BenefitRules RULES =
      Documents.benefits().find("jiangjin-housing").orElseThrow();

  static List<Map<String, String>> table() {
    return StoryTable.read("/stories/housing.csv");
  }

  @ParameterizedTest
  @MethodSource("table")
  void answers_as_the_table_says(Map<String, String> row) {
    BenefitAnswer answer = RULES.evaluate(facts(row), DAY);
    switch (answer) {
      case BenefitAnswer.Eligible it -> {
        assertThat("ELIGIBLE").isEqualTo(row.get("answer"));
        assertThat(it.amount()).hasToString(row.get("yuan"));
        assertThat(it.claimBy()).isEmpty();
      }
      case BenefitAnswer.NeedsFacts it -> {
        assertThat("NEEDS").isEqualTo(row.get("answer"));
        assertThat(it.facts().stream().map(FactName::value).collect(Collectors.joining(" ")))
            .isEqualTo(row.get("needs"));
      }
      case BenefitAnswer.NotEligible it -> {
        assertThat("NOT").isEqualTo(row.get("answer"));
        assertThat(
                it.gaps().stream()
                    .map(gap -> gap.getClass().getSimpleName())
                    .collect(Collectors.joining(" ")))
            .isEqualTo(row.get("gaps"));
        assertThat(GapText.render(it.gaps().getFirst(), Locale.ROOT)).contains(row.get("ladder"));
        assertThat(GapText.render(it.gaps().getFirst(), Locale.ENGLISH))
            .contains(row.get("ladder"));
      }
    }
  }

  @Test
  void pays_a_tenth_but_never_more_than_the_cap_for_any_price() {
    long seed = Long.getLong("yichi.test.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      long fen = random.nextLong(0, 500_000_000_00L);
      Facts facts = facts(row("MASTER_TECHNICIAN", "yes")).with("housePriceFen", money(fen));
      long tenth = fen / 10 + (fen % 10 >= 5 ? 1 : 0);
      assertThat(RULES.evaluate(facts, DAY))
          .as("price %d fen, seed %d", fen, seed)
          .isEqualTo(
              new BenefitAnswer.Eligible(new Money(Math.min(tenth, 10_000_000)), Optional.empty()));
    }
  }

  @Test
  void a_fact_of_another_type_counts_as_not_stated() {
    Facts facts =
        facts(row("MASTER_TECHNICIAN", "yes")).with("housePriceFen", new FactValue.OfText("80万"));
    assertThat(RULES.evaluate(facts, DAY))
        .isEqualTo(new BenefitAnswer.NeedsFacts(List.of(new FactName("housePriceFen"))));
  }

  @Test
  void the_best_of_several_certificates_counts() {
    Facts facts = facts(row("MASTER_TECHNICIAN", "yes"));
    HeldCertificate low = held("SKILL_LEVEL", Optional.of(SkillLevel.JUNIOR_WORKER), true);
    Facts both =
        new Facts(List.of(low, facts.held().getFirst()), facts.stated())
            .with("housePriceFen", money(80_000_000));
    assertThat(RULES.evaluate(both, DAY))
        .isEqualTo(new BenefitAnswer.Eligible(Money.ofYuan(80_000), Optional.empty()));
  }

  @Test
  void a_gap_speaks_of_the_highest_level_held() {
    Facts facts =
        Facts.holding(
            held("SKILL_LEVEL", Optional.of(SkillLevel.JUNIOR_WORKER), true),
            held("SKILL_LEVEL", Optional.of(SkillLevel.SENIOR_WORKER), true));
    assertThat(RULES.evaluate(facts, DAY))
        .isEqualTo(
            new BenefitAnswer.NotEligible(
                List.of(
                    new Gap.LevelTooLow(
                        Optional.of(SkillLevel.SENIOR_WORKER),
                        SkillLevel.MASTER_TECHNICIAN,
                        List.of(
                            SkillLevel.TECHNICIAN,
                            SkillLevel.SENIOR_TECHNICIAN,
                            SkillLevel.MASTER_TECHNICIAN)))));
  }

  private static Map<String, String> row(String level, String yes) {
    return Map.of(
        "kind",
        "SKILL_LEVEL",
        "level",
        level,
        "valid",
        yes,
        "priceYuan",
        "",
        "inJiangjin",
        yes,
        "first",
        yes,
        "above",
        "");
  }

  private static Facts facts(Map<String, String> row) {
    Facts facts =
        Facts.holding(
            held(
                row.get("kind"),
                Optional.of(row.get("level"))
                    .filter(text -> !text.isEmpty())
                    .map(SkillLevel::valueOf),
                row.get("valid").equals("yes")));
    if (!row.get("priceYuan").isEmpty()) {
      facts = facts.with("housePriceFen", money(Long.parseLong(row.get("priceYuan")) * 100));
    }
    facts = stated(facts, "homeInJiangjin", row.get("inJiangjin"));
    facts = stated(facts, "firstClaim", row.get("first"));
    return stated(facts, "levelAboveAccepted", row.get("above"));
  }

  private static Facts stated(Facts facts, String name, String cell) {
    return cell.isEmpty() ? facts : facts.with(name, new FactValue.OfBoolean(cell.equals("yes")));
  }

  private static HeldCertificate held(String kind, Optional<SkillLevel> level, boolean valid) {
    return new HeldCertificate(
        CertificateKind.valueOf(kind),
        level,
        new Region("510000"),
        LocalDate.of(2022, 9, 1),
        valid);
  }

  private static FactValue money(long fen) {
    return new FactValue.OfMoney(new Money(fen));
  }
}
