package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Grants;
import cn.yichi.recognition.agreement.IssuerTest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a clause answers whatever else a certificate states: for levels that it does not cover, and
 * where its source gives no table, so that nothing else needs to be asked.
 */
final class ReadyFindings {
  private final Map<CertificateKind, Map<SkillLevel, ClauseFinding>> outside =
      new EnumMap<>(CertificateKind.class);
  private final Map<CertificateKind, ClauseFinding> withoutTable =
      new EnumMap<>(CertificateKind.class);
  private final ClauseRef clause;
  private final List<RememberedCondition> conditions;

  ReadyFindings(ClauseNotes notes) {
    clause = notes.ref();
    conditions = notes.tests();
    notes
        .opening()
        .forEach(
            (kind, opening) -> {
              if (kind.graded()) {
                outside.put(kind, outside(notes, opening));
              }
              if (notes.beside() && tableIsUnstated(notes.clause().grants()) && isPlain(notes)) {
                withoutTable.put(kind, withoutTable(notes, opening));
              }
            });
  }

  /** The answer for a certificate that is not suspended; null where it must be examined. */
  @Nullable ClauseFinding of(AskedCertificate asked) {
    CertificateView certificate = asked.certificate;
    ClauseFinding open = withoutTable.get(certificate.kind());
    if (open != null) {
      return !isRuledOn(asked.subject.rulings()) && Conditions.allHold(conditions, asked)
          ? open
          : null;
    }
    if (certificate.level().isEmpty()) {
      return null;
    }
    Map<SkillLevel, ClauseFinding> byLevel = outside.get(certificate.kind());
    return byLevel == null ? null : byLevel.get(certificate.level().get());
  }

  /** Officers may have said that the certificate lacks what the clause asks for. */
  private boolean isRuledOn(List<Ruling> rulings) {
    return !rulings.isEmpty() && rulings.stream().anyMatch(each -> each.clause().equals(clause));
  }

  private static Map<SkillLevel, ClauseFinding> outside(ClauseNotes notes, List<Ground> opening) {
    Map<SkillLevel, ClauseFinding> findings = new EnumMap<>(SkillLevel.class);
    if (!restrictsLevelsOnly(notes.clause().covers())) {
      return findings;
    }
    for (SkillLevel level : SkillLevel.values()) {
      if (!notes.levels().contains(level)) {
        Ground why =
            Ground.of(
                GroundCode.LEVEL_NOT_COVERED,
                notes.ref(),
                notes.clause().citation(),
                notes.outside(level));
        findings.put(level, finding(notes, new Outcome.NoAgreement(), opening, List.of(why)));
      }
    }
    return findings;
  }

  private static ClauseFinding withoutTable(ClauseNotes notes, List<Ground> opening) {
    List<Ground> grounds = new ArrayList<>();
    grounds.add(
        Ground.of(
            GroundCode.CORRESPONDENCE_UNSTATED, notes.ref(), notes.clause().citation(), Map.of()));
    grounds.addAll(notes.closing());
    return finding(notes, new Outcome.Referred(List.of(Question.CORRESPONDENCE)), opening, grounds);
  }

  private static ClauseFinding finding(
      ClauseNotes notes, Outcome outcome, List<Ground> opening, List<Ground> more) {
    List<Ground> grounds = new ArrayList<>(opening);
    grounds.addAll(more);
    return new ClauseFinding(notes.ref(), outcome, grounds);
  }

  private static boolean tableIsUnstated(Grants grants) {
    return switch (grants) {
      case Grants.EligibleForTitle it -> it.table().isEmpty();
      case Grants.EligibleForLevelByGrade it -> it.table().isEmpty();
      case Grants.EqualTreatment it -> it.table().isEmpty();
      case Grants.ComparativeTitle it -> it.table().isEmpty();
      case Grants.ComparativeLevel it -> it.table().isEmpty();
      case Grants.MappedLevel it -> it.table().isEmpty();
      case Grants.MappedTitle it -> it.table().isEmpty();
      case Grants.DirectApplication it -> false;
      case Grants.SameLevel it -> false;
      case Grants.SameTitle it -> false;
      case Grants.DeemedLevel it -> false;
      case Grants.EligibleForLevel it -> false;
      case Grants.EligibleForNextGrade it -> false;
      case Grants.Exemption it -> false;
    };
  }

  private static boolean isPlain(ClauseNotes notes) {
    Covers covers = notes.clause().covers();
    return restrictsLevelsOnly(covers)
        && covers.levels().isEmpty()
        && covers.issuer().classes().isEmpty()
        && covers.issuer().test() == IssuerTest.UNSTATED;
  }

  /** Where it restricts more, every obstacle is named. */
  private static boolean restrictsLevelsOnly(Covers covers) {
    return covers.grades().isEmpty()
        && covers.occupations().isAny()
        && covers.operations().isEmpty()
        && covers.standardVersions().isEmpty()
        && covers.origins().isEmpty();
  }
}
