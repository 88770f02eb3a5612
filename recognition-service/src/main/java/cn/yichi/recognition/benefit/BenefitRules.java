package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A benefit policy ready to be asked. Pure: equal facts give equal answers.
 *
 * <ul>
 *   <li>{@code Eligible}: everything is known and fulfilled;
 *   <li>{@code NeedsFacts}: nothing known stands against it, facts are missing;
 *   <li>{@code NotEligible}: something known stands against it, whatever else is missing.
 * </ul>
 */
public final class BenefitRules {
  private static final Comparator<HeldCertificate> HIGHEST_FIRST =
      Comparator.comparingInt(
              (HeldCertificate each) -> each.level().map(SkillLevel::rank).orElse(0))
          .reversed();

  private final BenefitPolicy policy;
  private final List<CompiledCondition> conditions;

  private BenefitRules(BenefitPolicy policy, List<CompiledCondition> conditions) {
    this.policy = policy;
    this.conditions = conditions;
  }

  /**
   * Checks a policy and makes it ready.
   *
   * @throws InvalidPolicyException listing every fault: a condition that does not compile over the
   *     declared facts, an amount over an undeclared fact, a missing question on higher levels
   */
  public static BenefitRules of(BenefitPolicy policy) {
    List<String> faults = new ArrayList<>();
    List<CompiledCondition> conditions = PolicyCheck.compile(policy, faults);
    PolicyCheck.amount(policy, faults);
    if (!faults.isEmpty()) {
      throw new InvalidPolicyException(policy.id(), faults);
    }
    return new BenefitRules(policy, conditions);
  }

  public BenefitPolicy policy() {
    return policy;
  }

  /** The best answer over all certificates held. */
  public BenefitAnswer evaluate(Facts facts, LocalDate day) {
    if (policy.from().isPresent() && day.isBefore(policy.from().get())) {
      return not(new Gap.NotYet(policy.from().get()));
    }
    if (policy.until().isPresent() && day.isAfter(policy.until().get())) {
      return not(new Gap.Ended(policy.until().get()));
    }
    List<BenefitAnswer> answers =
        facts.held().stream()
            .filter(each -> policy.requires().kinds().contains(each.kind()))
            .sorted(HIGHEST_FIRST)
            .map(each -> evaluate(each, facts, day))
            .toList();
    if (answers.isEmpty()) {
      LevelRequirement requires = policy.requires();
      return not(new Gap.NoCertificate(requires.kinds(), requires.level()));
    }
    return answers.stream().min(Comparator.comparingInt(BenefitRules::rank)).orElseThrow();
  }

  private BenefitAnswer evaluate(HeldCertificate held, Facts facts, LocalDate day) {
    List<Gap> gaps = new ArrayList<>();
    Set<FactName> missing = new LinkedHashSet<>();
    if (!held.valid()) {
      gaps.add(new Gap.NotValid());
    }
    level(held, facts, gaps, missing);
    Optional<LocalDate> claimBy = claimBy(held);
    if (claimBy.isPresent() && day.isAfter(claimBy.get())) {
      gaps.add(new Gap.ClaimedTooLate(claimBy.get()));
    }
    if (!gaps.isEmpty()) {
      return new BenefitAnswer.NotEligible(gaps);
    }
    conditions(held, facts, day, gaps, missing);
    if (!gaps.isEmpty()) {
      return new BenefitAnswer.NotEligible(gaps);
    }
    if (!missing.isEmpty()) {
      return new BenefitAnswer.NeedsFacts(inOrder(missing));
    }
    return new BenefitAnswer.Eligible(amount(held, facts), claimBy);
  }

  private void level(HeldCertificate held, Facts facts, List<Gap> gaps, Set<FactName> missing) {
    SkillLevel needed = policy.requires().level();
    if (held.level().isEmpty() || held.level().get().rank() < needed.rank()) {
      gaps.add(new Gap.LevelTooLow(held.level(), needed, Ladder.between(held.level(), needed)));
    } else if (held.level().get().rank() > needed.rank()) {
      Gap above = new Gap.LevelAbove(held.level().get(), needed);
      switch (policy.requires().above()) {
        case COVERED -> {}
        case NOT_COVERED -> gaps.add(above);
        case UNSTATED ->
            stated(LevelRequirement.ABOVE_ACCEPTED, facts)
                .ifPresentOrElse(
                    value -> {
                      if (!Boolean.TRUE.equals(value.forCel())) {
                        gaps.add(above);
                      }
                    },
                    () -> missing.add(LevelRequirement.ABOVE_ACCEPTED));
      }
    }
  }

  private void conditions(
      HeldCertificate held, Facts facts, LocalDate day, List<Gap> gaps, Set<FactName> missing) {
    Map<String, Object> values = values(held, facts, day);
    for (CompiledCondition each : conditions) {
      if (values.keySet().containsAll(each.reads())) {
        if (!each.holds(values)) {
          gaps.add(new Gap.Unfulfilled(each.condition()));
        }
      } else {
        each.reads().stream()
            .filter(name -> !values.containsKey(name))
            .forEach(name -> missing.add(new FactName(name)));
      }
    }
    if (policy.amount() instanceof Amount.RateOfFact rate && stated(rate.fact(), facts).isEmpty()) {
      missing.add(rate.fact());
    }
  }

  private Map<String, Object> values(HeldCertificate held, Facts facts, LocalDate day) {
    Map<String, Object> values = new HashMap<>();
    values.put("kind", held.kind().name());
    values.put("level", held.level().map(SkillLevel::name).orElse(""));
    values.put("levelRank", held.level().map(level -> (long) level.rank()).orElse(0L));
    values.put("home", held.home().code());
    values.put("issuedOn", held.issuedOn().toString());
    values.put("day", day.toString());
    for (FactDeclaration each : policy.facts()) {
      facts.value(each).ifPresent(value -> values.put(each.name().value(), value.forCel()));
    }
    return values;
  }

  private Money amount(HeldCertificate held, Facts facts) {
    return switch (policy.amount()) {
      case Amount.Flat it -> it.amount();
      case Amount.ByLevel it ->
          held.level()
              .flatMap(level -> Optional.ofNullable(it.amounts().get(level)))
              .orElse(Money.ZERO);
      case Amount.RateOfFact it -> {
        Money base = new Money((long) stated(it.fact(), facts).orElseThrow().forCel());
        Money share = base.times(it.rate());
        yield it.cap().map(share::min).orElse(share);
      }
    };
  }

  private Optional<FactValue> stated(FactName name, Facts facts) {
    return policy.declared(name).flatMap(facts::value);
  }

  private Optional<LocalDate> claimBy(HeldCertificate held) {
    return policy.claimWithinMonths().isPresent()
        ? Optional.of(held.issuedOn().plusMonths(policy.claimWithinMonths().getAsInt()))
        : Optional.empty();
  }

  private List<FactName> inOrder(Set<FactName> missing) {
    return policy.facts().stream().map(FactDeclaration::name).filter(missing::contains).toList();
  }

  private static int rank(BenefitAnswer answer) {
    return switch (answer) {
      case BenefitAnswer.Eligible eligible -> 0;
      case BenefitAnswer.NeedsFacts needs -> 1;
      case BenefitAnswer.NotEligible not -> 2;
    };
  }

  private static BenefitAnswer not(Gap gap) {
    return new BenefitAnswer.NotEligible(List.of(gap));
  }
}
