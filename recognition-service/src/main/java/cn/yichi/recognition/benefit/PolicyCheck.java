package cn.yichi.recognition.benefit;

import cn.yichi.recognition.agreement.Expression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds everything in a policy that could only fail later, when somebody claims. */
final class PolicyCheck {
  private PolicyCheck() {}

  static List<CompiledCondition> compile(BenefitPolicy policy, List<String> faults) {
    Set<String> names = new HashSet<>(CompiledCondition.CERTIFICATE.keySet());
    for (FactDeclaration each : policy.facts()) {
      if (!names.add(each.name().value())) {
        faults.add(
            "fact " + each.name().value() + " is declared twice or named like a certificate's");
      }
    }
    List<CompiledCondition> compiled = new ArrayList<>();
    if (!faults.isEmpty()) {
      return compiled;
    }
    Map<String, Expression.Type> words = CompiledCondition.names(policy.facts());
    for (BenefitCondition each : policy.conditions()) {
      try {
        compiled.add(CompiledCondition.of(each, words));
      } catch (IllegalArgumentException e) {
        faults.add("condition " + each.id() + ": " + e.getMessage());
      }
    }
    return compiled;
  }

  static void amount(BenefitPolicy policy, List<String> faults) {
    if (policy.amount() instanceof Amount.RateOfFact rate) {
      declared(policy, rate.fact(), FactType.MONEY, faults);
    }
    if (policy.requires().above() == LevelsAbove.UNSTATED) {
      declared(policy, LevelRequirement.ABOVE_ACCEPTED, FactType.BOOLEAN, faults);
    }
  }

  private static void declared(
      BenefitPolicy policy, FactName name, FactType type, List<String> faults) {
    if (policy.declared(name).filter(each -> each.type() == type).isEmpty()) {
      faults.add("fact " + name.value() + " of type " + type + " is used but not declared");
    }
  }
}
