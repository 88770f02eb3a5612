package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.Region;
import java.util.List;
import java.util.Optional;

/** All benefit policies a service knows, newest version of each. */
public final class BenefitBook {
  private final List<BenefitRules> rules;

  public BenefitBook(List<BenefitRules> rules) {
    this.rules =
        rules.stream()
            .filter(each -> rules.stream().noneMatch(other -> replaces(other, each)))
            .toList();
  }

  public List<BenefitRules> all() {
    return rules;
  }

  /** Policies paid in a region or in one of its counties. */
  public List<BenefitRules> within(Region region) {
    return rules.stream()
        .filter(
            each ->
                region.equals(each.policy().region()) || region.contains(each.policy().region()))
        .toList();
  }

  /** The newest version of a policy. */
  public Optional<BenefitRules> find(String id) {
    return rules.stream().filter(each -> each.policy().id().equals(id)).findFirst();
  }

  private static boolean replaces(BenefitRules other, BenefitRules one) {
    return other.policy().id().equals(one.policy().id())
        && other.policy().version() > one.policy().version();
  }
}
