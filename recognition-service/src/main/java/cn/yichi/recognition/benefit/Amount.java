package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** How much a benefit pays. */
public sealed interface Amount {
  /** The same for all. */
  record Flat(Money amount) implements Amount {}

  /** By the level of the certificate. */
  record ByLevel(Map<SkillLevel, Money> amounts) implements Amount {
    public ByLevel {
      amounts = Map.copyOf(amounts);
    }
  }

  /**
   * A share of a stated sum, rounded half up to whole 分.
   *
   * @param fact the sum, a {@link FactType#MONEY} fact
   * @param rate share between 0 and 1
   * @param cap the most that is paid
   */
  record RateOfFact(FactName fact, BigDecimal rate, Optional<Money> cap) implements Amount {
    public RateOfFact {
      if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("a rate lies between 0 and 1: " + rate);
      }
    }
  }
}
