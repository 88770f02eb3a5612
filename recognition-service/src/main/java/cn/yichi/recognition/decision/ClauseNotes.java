package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Evidence;
import cn.yichi.recognition.agreement.Proviso;
import cn.yichi.recognition.agreement.Restriction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a clause says of every certificate alike: made once, not for each certificate.
 *
 * @param strength see {@link Grant#strength}
 * @param opening why it speaks of a kind; kinds that it does not cover are missing
 * @param conditions what it asks of everybody
 * @param tests its conditions over facts
 * @param closing those conditions, provisos, and what must be said of the document
 * @param from first day of the agreement, as a ground says it
 * @param beside whether it opens the other ladder by rule, at home too, and so says nothing of
 *     whether the certificate is recognised here
 * @param levels the levels that it covers, lowest first
 * @param rank its place among clauses of one outcome: what decides, by strength, agreements first
 * @param cited its name, for its grounds
 * @param citation where it stands, for its grounds
 */
record ClauseNotes(
    Agreement agreement,
    Clause clause,
    ClauseRef ref,
    int strength,
    Map<CertificateKind, List<Ground>> opening,
    List<Condition> conditions,
    List<RememberedCondition> tests,
    List<Ground> closing,
    String from,
    boolean beside,
    Set<SkillLevel> levels,
    int rank,
    Optional<ClauseRef> cited,
    Optional<Citation> citation) {
  /** Ranks of outcomes are this far apart, so that all else only tells equals apart. */
  static final int RANKS_WITHIN_OUTCOME = 100;

  private static final int BESIDE = 1000;

  /** Values for the ground that a level is not covered. */
  Map<String, String> outside(SkillLevel level) {
    List<SkillLevel> covered = List.copyOf(levels);
    return Map.of(
        "level", level.name(),
        "lowest", covered.getFirst().name(),
        "highest", covered.getLast().name());
  }

  static ClauseNotes of(Agreement agreement, Clause clause, List<Ground> ofDocument) {
    ClauseRef ref = agreement.ref(clause);
    List<Condition> conditions = conditions(clause);
    List<Ground> closing = new ArrayList<>();
    for (Condition each : conditions) {
      closing.add(
          note(GroundCode.CONDITION, ref, clause.citation(), Map.of("condition", each.name())));
    }
    for (Evidence each : clause.evidence()) {
      closing.add(
          note(
              GroundCode.EVIDENCE,
              ref,
              clause.citation(),
              Map.of("zh", each.zh(), "en", each.en())));
    }
    for (Proviso each : clause.provisos()) {
      closing.add(
          note(
              GroundCode.PROVISO,
              ref,
              clause.citation(),
              Map.of("zh", each.zh(), "en", each.en())));
    }
    closing.addAll(ofDocument);
    boolean beside = agreement.kind() == AgreementKind.STATUTE && clause.grants().crossesLadders();
    int strength = Grant.strength(clause.grants());
    return new ClauseNotes(
        agreement,
        clause,
        ref,
        strength,
        opening(clause, ref),
        conditions,
        clause.conditions().stream().map(RememberedCondition::new).toList(),
        List.copyOf(closing),
        agreement.effective().from().toString(),
        beside,
        Collections.unmodifiableSet(clause.levels()),
        (beside ? BESIDE : 0) + 2 * strength + agreement.kind().ordinal(),
        Optional.of(ref),
        Optional.of(clause.citation()));
  }

  /** Why it speaks of a kind, which it does. */
  List<Ground> opening(CertificateKind kind) {
    return Objects.requireNonNull(opening.get(kind), "a kind that it does not cover");
  }

  private static Map<CertificateKind, List<Ground>> opening(Clause clause, ClauseRef ref) {
    Map<CertificateKind, List<Ground>> opening = new EnumMap<>(CertificateKind.class);
    for (CertificateKind kind : CertificateKind.values()) {
      if (clause.covers().includes(kind)) {
        Map<String, String> named = Map.of("kind", kind.name());
        List<Ground> grounds = new ArrayList<>(2);
        grounds.add(note(GroundCode.CLAUSE_COVERS, ref, clause.citation(), named));
        clause
            .covers()
            .equalEffectOf(kind)
            .ifPresent(
                rule -> grounds.add(note(GroundCode.EQUAL_EFFECT, ref, rule.citation(), named)));
        opening.put(kind, List.copyOf(grounds));
      }
    }
    return opening;
  }

  private static List<Condition> conditions(Clause clause) {
    List<Condition> conditions = new ArrayList<>();
    switch (clause.procedure()) {
      case NONE -> {}
      case VERIFICATION -> conditions.add(Condition.VERIFICATION);
      case FILING -> conditions.add(Condition.FILING);
      case REASSESSMENT -> conditions.add(Condition.REASSESSMENT);
    }
    for (Restriction each : clause.restrictions()) {
      switch (each) {
        case SAME_SPECIALTY -> conditions.add(Condition.SAME_SPECIALTY);
        case ENGINEERING_FIELD -> conditions.add(Condition.ENGINEERING_FIELD);
      }
    }
    if (!clause.evidence().isEmpty()) {
      conditions.add(Condition.EVIDENCE);
    }
    return List.copyOf(conditions);
  }

  private static Ground note(
      GroundCode code, ClauseRef ref, Citation citation, Map<String, String> parameters) {
    return Ground.of(code, ref, citation, parameters);
  }
}
