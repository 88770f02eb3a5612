package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One filed scope (备案范围) of an issuer.
 *
 * @param kind the kind of certificate it may issue
 * @param occupation the occupation; empty where the filing names none, which is any
 * @param levels the levels; empty where the kind is ungraded
 * @param from first day
 * @param until last day, empty while open
 */
public record Filing(
    CertificateKind kind,
    Optional<Occupation> occupation,
    Set<SkillLevel> levels,
    LocalDate from,
    Optional<LocalDate> until) {

  public Filing {
    requireNonNull(kind, "kind");
    requireNonNull(occupation, "occupation");
    levels = Set.copyOf(levels);
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException("a filing ends before it begins");
    }
  }

  /** Whether it entitles to all that another does. */
  boolean covers(Filing other) {
    return kind == other.kind
        && (occupation.isEmpty() || occupation.equals(other.occupation))
        && (levels.isEmpty() || !other.levels.isEmpty() && levels.containsAll(other.levels))
        && !from.isAfter(other.from)
        && (until.isEmpty() || other.until.filter(last -> !last.isAfter(until.get())).isPresent());
  }

  /** The part of it before a day after its first. */
  Filing before(LocalDate day) {
    LocalDate last = day.minusDays(1);
    LocalDate end = until.filter(last::isAfter).orElse(last);
    return new Filing(kind, occupation, levels, from, Optional.of(end));
  }

  boolean names(Optional<Occupation> asked) {
    return occupation.isEmpty()
        || asked.isPresent()
            && OccupationCatalogue.standard().sameOccupation(occupation.get(), asked.get());
  }

  boolean reaches(Optional<SkillLevel> asked) {
    return asked.isEmpty() || levels.isEmpty() || levels.contains(asked.get());
  }

  boolean runsOn(LocalDate day) {
    return !day.isBefore(from) && until.map(last -> !day.isAfter(last)).orElse(true);
  }
}
