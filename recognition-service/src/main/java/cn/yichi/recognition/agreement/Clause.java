package cn.yichi.recognition.agreement;

import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One rule of an agreement.
 *
 * @param id unique within the agreement
 * @param citation where it stands
 * @param covers what it covers
 * @param grants what it gives
 * @param procedure what must still be done
 * @param authority who decides
 * @param restrictions conditions that a person must check
 * @param provisos reservations shown with the answer
 * @param evidence what the holder must show
 * @param conditions conditions over facts; where one is false, the clause does not cover
 * @param before ids of clauses of the same document that step back where this one covers
 */
public record Clause(
    String id,
    Citation citation,
    Covers covers,
    Grants grants,
    Procedure procedure,
    Authority authority,
    List<Restriction> restrictions,
    List<Proviso> provisos,
    List<Evidence> evidence,
    List<ClauseCondition> conditions,
    List<String> before) {
  public Clause {
    restrictions = List.copyOf(restrictions);
    provisos = List.copyOf(provisos);
    evidence = List.copyOf(evidence);
    conditions = List.copyOf(conditions);
    before = List.copyOf(before);
    Set<String> ids = new HashSet<>();
    for (ClauseCondition each : conditions) {
      if (!ids.add(each.id())) {
        throw new FaultyDocumentException(
            Code.CONDITION_ID_REPEATED, Map.of("clause", id, "id", each.id()));
      }
    }
  }

  /** The levels that it covers, by its range and by its table. */
  public Set<SkillLevel> levels() {
    return LevelMaps.levels(this);
  }

  /** Whether it looks at honours of the holder. */
  boolean asksForHonours() {
    return grants instanceof Grants.DirectApplication
        || conditions.stream()
            .anyMatch(each -> each.test().reads().contains(ConditionFact.HONOURS.word()));
  }
}
