package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Provenance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One version of a benefit policy.
 *
 * @param id stable name over all versions
 * @param version from 1
 * @param region region or county that pays
 * @param nameZh its name
 * @param nameEn its name in English
 * @param citation where it is written
 * @param from first day, empty where unstated
 * @param until last day, empty where open or unstated
 * @param textSeen whether its own text was seen, or only a report of it
 * @param requires the certificate asked for
 * @param facts facts asked for beside it
 * @param conditions what the facts must fulfil
 * @param amount how much
 * @param claimWithinMonths months from the day of issue within which to claim; empty where unstated
 * @param provenance where the content comes from
 */
public record BenefitPolicy(
    String id,
    int version,
    Region region,
    String nameZh,
    String nameEn,
    Citation citation,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    boolean textSeen,
    LevelRequirement requires,
    List<FactDeclaration> facts,
    List<BenefitCondition> conditions,
    Amount amount,
    OptionalInt claimWithinMonths,
    Provenance provenance) {
  public BenefitPolicy {
    facts = List.copyOf(facts);
    conditions = List.copyOf(conditions);
  }

  Optional<FactDeclaration> declared(FactName name) {
    return facts.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
