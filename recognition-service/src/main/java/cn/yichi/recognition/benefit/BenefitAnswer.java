package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Whether somebody gets a benefit. */
public sealed interface BenefitAnswer {
  /**
   * Yes.
   *
   * @param amount how much
   * @param claimBy last day to claim; empty where the source states none
   */
  record Eligible(Money amount, Optional<LocalDate> claimBy) implements BenefitAnswer {}

  /** Nothing stands against it, but these facts are missing, in the order of the policy. */
  record NeedsFacts(List<FactName> facts) implements BenefitAnswer {
    public NeedsFacts {
      facts = List.copyOf(facts);
    }
  }

  /** No, and what is missing. */
  record NotEligible(List<Gap> gaps) implements BenefitAnswer {
    public NotEligible {
      gaps = List.copyOf(gaps);
    }
  }
}
