package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses tables that put a higher level below a lower one, or lead back by another way. */
final class LevelMaps {
  private final List<Clause> clauses;

  LevelMaps(List<Clause> clauses) {
    this.clauses = clauses;
  }

  /** One step of a clause's table, from a level or grade to one it counts like. */
  private record Step(Clause clause, Enum<?> from, Enum<?> to) {}

  /**
   * @throws FaultyDocumentException naming the clause and what is wrong
   */
  void check() {
    List<Step> steps = new ArrayList<>();
    for (Clause each : clauses) {
      switch (each.grants()) {
        case Grants.MappedLevel(var table) -> steps.addAll(checked(each, table));
        case Grants.MappedTitle(var table) -> steps.addAll(checked(each, table));
        case Grants.ComparativeTitle(var table) -> steps.addAll(checked(each, table));
        case Grants.ComparativeLevel(var table) -> steps.addAll(checked(each, table));
        case Grants.EqualTreatment(var table) -> monotone(each, table);
        case Grants.EligibleForTitle(var table) -> monotone(each, table);
        case Grants.EligibleForLevelByGrade(var table) -> monotone(each, table);
        case Grants.SameLevel it -> {}
        case Grants.SameTitle it -> {}
        case Grants.DeemedLevel it -> {}
        case Grants.EligibleForLevel it -> {}
        case Grants.EligibleForNextGrade it -> {}
        case Grants.DirectApplication it -> {}
        case Grants.Exemption it -> {}
      }
    }
    for (Step each : steps) {
      back(each, each.to(), steps, new ArrayList<>(List.of(each)));
    }
  }

  // A step and its exact reverse (高级工 like 助理级, 助理级 like 高级工) is no loop: it ends where it began.
  private void back(Step first, Enum<?> at, List<Step> steps, List<Step> way) {
    for (Step next : steps) {
      if (!next.from().equals(at) || way.contains(next)) {
        continue;
      }
      boolean sameLadder = next.to().getDeclaringClass() == first.from().getDeclaringClass();
      boolean home = next.to().equals(first.from());
      boolean crossed = !first.to().getDeclaringClass().equals(first.from().getDeclaringClass());
      if (sameLadder && (home ? !crossed : crossed)) {
        throw Coherence.fault(
            clauses,
            first.clause(),
            Code.LEVELS_IN_A_RING,
            Map.of(
                "from", first.from().name(),
                "to", first.to().name(),
                "other", next.clause().id(),
                "back", next.to().name()));
      }
      way.add(next);
      back(first, next.to(), steps, way);
    }
  }

  private <K extends Enum<K>, V extends Enum<V>> List<Step> checked(
      Clause clause, Map<K, V> table) {
    monotone(clause, table);
    List<Step> steps = new ArrayList<>();
    table.forEach(
        (from, to) -> {
          if (!from.equals(to)) {
            steps.add(new Step(clause, from, to));
          }
        });
    return steps;
  }

  // Tables stand in the order of their keys.
  private <V extends Comparable<? super V>> void monotone(Clause clause, Map<?, V> table) {
    Map.Entry<?, V> before = null;
    for (Map.Entry<?, V> each : table.entrySet()) {
      if (before != null && each.getValue().compareTo(before.getValue()) < 0) {
        throw Coherence.fault(
            clauses,
            clause,
            Code.TABLE_FALLS,
            Map.of(
                "from", each.getKey().toString(),
                "to", shown(each.getValue()),
                "lower", before.getKey().toString(),
                "gets", shown(before.getValue())));
      }
      before = each;
    }
  }

  // By the words of the document, which have no language.
  private static String shown(Object value) {
    return value instanceof TitleStep(TitleGrade grade, int yearsHeld)
        ? grade + " (yearsHeld " + yearsHeld + ")"
        : value.toString();
  }

  /** The levels that a clause covers, by its range and its table. */
  static Set<SkillLevel> levels(Clause clause) {
    Set<SkillLevel> levels = EnumSet.allOf(SkillLevel.class);
    clause.covers().levels().ifPresent(range -> levels.removeIf(each -> !range.contains(each)));
    Map<SkillLevel, ?> table =
        switch (clause.grants()) {
          case Grants.MappedLevel it -> it.table();
          case Grants.MappedTitle it -> it.table();
          case Grants.ComparativeTitle it -> it.table();
          case Grants.EqualTreatment it -> it.table();
          case Grants.EligibleForTitle it -> it.table();
          case Grants.EligibleForLevelByGrade it -> Map.of();
          case Grants.ComparativeLevel it -> Map.of();
          case Grants.SameLevel it -> Map.of();
          case Grants.SameTitle it -> Map.of();
          case Grants.DeemedLevel it -> Map.of();
          case Grants.EligibleForLevel it -> Map.of();
          case Grants.EligibleForNextGrade it -> Map.of();
          case Grants.DirectApplication it -> Map.of();
          case Grants.Exemption it -> Map.of();
        };
    if (!table.isEmpty()) {
      levels.retainAll(table.keySet());
    }
    return levels;
  }
}
