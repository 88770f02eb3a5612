package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Refuses a document whose clauses contradict each other: where two clauses surely speak of the
 * same certificates and answer the same question differently, one of them says that it goes before.
 */
final class Coherence {
  private Coherence() {}

  /**
   * @throws FaultyDocumentException naming the clauses and what is wrong
   */
  static void check(List<Clause> clauses) {
    Set<String> ids = clauses.stream().map(Clause::id).collect(Collectors.toSet());
    for (Clause each : clauses) {
      for (String later : each.before()) {
        if (!ids.contains(later) || later.equals(each.id())) {
          throw fault(clauses, each, Code.BEFORE_UNKNOWN, Map.of("other", later));
        }
      }
    }
    for (Clause each : clauses) {
      if (each.levels().isEmpty()) {
        throw fault(clauses, each, Code.NO_LEVEL_COVERED, Map.of());
      }
      ring(each, each, clauses, new HashSet<>());
    }
    new LevelMaps(clauses).check();
    noTwo(clauses, Coherence::answersDiffer);
  }

  /**
   * Refuses clauses that surely speak of the same certificates, answer one question, and differ
   * although neither goes before the other.
   *
   * @throws FaultyDocumentException naming both
   */
  static void noTwo(List<Clause> clauses, BiPredicate<Clause, Clause> differ) {
    for (int i = 0; i < clauses.size(); i++) {
      for (Clause other : clauses.subList(i + 1, clauses.size())) {
        pair(clauses, clauses.get(i), other, differ);
      }
    }
  }

  private static void pair(
      List<Clause> clauses, Clause one, Clause other, BiPredicate<Clause, Clause> differ) {
    if (!one.before().contains(other.id())
        && !other.before().contains(one.id())
        && question(one.grants()).equals(question(other.grants()))
        && differ.test(one, other)
        && meet(one, other)) {
      throw fault(clauses, one, Code.CONTRADICTION, Map.of("other", other.id()));
    }
  }

  private static void ring(Clause first, Clause at, List<Clause> clauses, Set<String> passed) {
    for (Clause each : clauses) {
      if (at.before().contains(each.id()) && passed.add(each.id())) {
        if (each.id().equals(first.id())) {
          throw fault(clauses, first, Code.BEFORE_ITSELF, Map.of());
        }
        ring(first, each, clauses, passed);
      }
    }
  }

  /** A fault of one of these clauses, whose ids differ. */
  static FaultyDocumentException fault(
      List<Clause> clauses, Clause clause, Code code, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("clause", clause.id());
    return new FaultyDocumentException(code, all).at("/clauses/" + clauses.indexOf(clause));
  }

  private static boolean answersDiffer(Clause one, Clause other) {
    return !one.grants().equals(other.grants())
        || one.procedure() != other.procedure()
        || !one.authority().equals(other.authority());
  }

  /** What a clause answers; two answers to different questions stand beside each other. */
  private static String question(Grants grants) {
    return switch (grants) {
      case Grants.SameLevel it -> "level";
      case Grants.MappedLevel it -> "level";
      case Grants.DeemedLevel it -> "level";
      case Grants.ComparativeLevel it -> "level of a title";
      case Grants.SameTitle it -> "title";
      case Grants.MappedTitle it -> "title of a level";
      case Grants.ComparativeTitle it -> "title of a level";
      case Grants.EqualTreatment it -> "treatment";
      case Grants.EligibleForLevel it -> "evaluation";
      case Grants.EligibleForLevelByGrade it -> "evaluation";
      case Grants.EligibleForNextGrade it -> "application";
      case Grants.EligibleForTitle it -> "application";
      case Grants.DirectApplication it -> "direct application";
      case Grants.Exemption it -> "exemption of " + it.part() + " " + it.target() + it.operation();
    };
  }

  // Conditions are not compared: two clauses of which one has some may well divide the cases.
  private static boolean meet(Clause one, Clause other) {
    Covers a = one.covers();
    Covers b = other.covers();
    return one.conditions().isEmpty()
        && other.conditions().isEmpty()
        && kinds(a).stream().anyMatch(kinds(b)::contains)
        && levelsMeet(one, other)
        && gradesMeet(a.grades(), b.grades())
        && a.occupations().meets(b.occupations())
        && listsMeet(a.operations(), b.operations())
        && listsMeet(a.standardVersions().orElse(List.of()), b.standardVersions().orElse(List.of()))
        && originsMeet(a, b)
        && a.issuer().meets(b.issuer());
  }

  private static List<CertificateKind> kinds(Covers covers) {
    List<CertificateKind> kinds = new ArrayList<>(covers.kinds());
    covers.equalEffect().forEach(each -> kinds.add(each.kind()));
    return kinds;
  }

  private static boolean levelsMeet(Clause one, Clause other) {
    if (kinds(one.covers()).stream()
        .filter(kinds(other.covers())::contains)
        .noneMatch(CertificateKind::graded)) {
      return true;
    }
    return LevelMaps.levels(one).stream().anyMatch(LevelMaps.levels(other)::contains);
  }

  private static boolean gradesMeet(Optional<GradeRange> one, Optional<GradeRange> other) {
    return one.isEmpty()
        || other.isEmpty()
        || one.get().contains(other.get().lowest())
        || other.get().contains(one.get().lowest());
  }

  private static boolean originsMeet(Covers one, Covers other) {
    return one.origins().isEmpty()
        || other.origins().isEmpty()
        || one.origins().equals(other.origins())
        || one.origins().get().stream()
            .anyMatch(
                each ->
                    other.origins().get().stream()
                        .anyMatch(it -> it.contains(each) || each.contains(it)));
  }

  private static boolean listsMeet(List<String> one, List<String> other) {
    return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
  }
}
