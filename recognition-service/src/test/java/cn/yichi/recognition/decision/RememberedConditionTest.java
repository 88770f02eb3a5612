package cn.yichi.recognition.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseCondition;
import cn.yichi.recognition.agreement.Expression;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RememberedConditionTest {
  private static final LocalDate DAY = LocalDate.parse("2023-06-01");

  private static ClauseCondition condition(String cel) {
    return ClauseCondition.of("c", cel, "否", "no", "不明", "unknown");
  }

  private static CaseFacts facts(int serial, LocalDate asOf) {
    Case subject =
        new Case(
            Samples.replica(serial, 1).view(),
            List.of(),
            Optional.empty(),
            new AgreementBook(List.of()),
            OccupationCatalogue.standard(),
            Samples.CHONGQING);
    return new AskedCertificate(subject, asOf).facts();
  }

  @Test
  void says_what_the_condition_says_also_when_asked_again_and_when_it_remembers_no_more() {
    ClauseCondition bare =
        condition("yearsHeld * 7 % 3 == 1 || (standardVersion == '1' && day > '2025-01-01')");
    RememberedCondition remembered = new RememberedCondition(bare);
    Random random = new Random(1505);
    Set<Expression.Result> seen = new HashSet<>();
    for (int i = 0; i < 4 * RememberedCondition.MOST; i++) {
      LocalDate asOf = DAY.plusDays(random.nextInt(RememberedCondition.MOST * 4 / 5));
      Expression.Result expected = bare.examine(facts(1 + i % 3, asOf));
      seen.add(expected);
      assertThat(remembered.examine(facts(1 + i % 3, asOf))).as("%s", asOf).isEqualTo(expected);
      assertThat(remembered.remembered()).isBetween(1, RememberedCondition.MOST);
    }
    assertThat(seen).contains(Expression.Result.TRUE, Expression.Result.UNKNOWN);
  }

  @Test
  void of_facts_that_hardly_ever_come_again_it_remembers_nothing() {
    ClauseCondition bare = condition("day > '2025-01-01'");
    RememberedCondition remembered = new RememberedCondition(bare);
    for (int i = 0; i < 2 * RememberedCondition.MOST; i++) {
      CaseFacts facts = facts(1, DAY.plusDays(i));
      assertThat(remembered.examine(facts)).isEqualTo(bare.examine(facts));
    }
    assertThat(remembered.remembered()).isLessThanOrEqualTo(1);
  }

  @Test
  void a_fact_that_is_not_stated_is_another_one_than_any_that_is() {
    RememberedCondition remembered =
        new RememberedCondition(condition("standardVersion == '2018'"));
    for (int i = 0; i < 2; i++) {
      assertThat(remembered.examine(facts(1, DAY))).isEqualTo(Expression.Result.TRUE);
      assertThat(remembered.examine(facts(2, DAY))).isEqualTo(Expression.Result.UNKNOWN);
    }
  }
}
