package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An issuer's filings (备案) and standing over time, at one version.
 *
 * @param code the issuer
 * @param version version of what its home region published
 * @param filings what it may issue, and when
 * @param standing its standing, in order of first day
 */
public record IssuerTimeline(
    IssuerCode code, int version, List<Filing> filings, List<Standing> standing) {

  /** How an issuer stands. */
  public enum Status {
    GOOD,
    /** Temporarily barred (暂停). */
    SUSPENDED,
    /** Struck off. */
    WITHDRAWN
  }

  /**
   * One filed scope.
   *
   * @param kind kind it may issue
   * @param occupation its occupation; empty where the filing names none, which means any
   * @param levels levels it may issue; empty for ungraded kinds or where the filing names none
   * @param from first day, inclusive
   * @param until last day, inclusive; empty while open
   */
  public record Filing(
      CertificateKind kind,
      Optional<Occupation> occupation,
      List<SkillLevel> levels,
      LocalDate from,
      Optional<LocalDate> until) {
    public Filing {
      levels = List.copyOf(levels);
    }

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && (until.isEmpty() || !day.isAfter(until.get()));
    }
  }

  /** Standing from a day until the next entry. */
  public record Standing(Status status, LocalDate from) {}

  public IssuerTimeline {
    filings = List.copyOf(filings);
    standing = standing.stream().sorted(Comparator.comparing(Standing::from)).toList();
  }

  /** Whether a certificate was within a filing. */
  public enum OnFile {
    YES,
    NO,
    /** There is one for another edition of the catalogue, or the occupation is not known. */
    OCCUPATION_UNKNOWN
  }

  /** Whether a filing allowed this kind, occupation and level on that day. */
  public boolean onFile(
      CertificateKind kind,
      Optional<Occupation> occupation,
      Optional<SkillLevel> level,
      LocalDate day,
      OccupationCatalogue catalogue) {
    return filed(kind, occupation, level, day, catalogue) == OnFile.YES;
  }

  /** As {@link #onFile}, where the occupation may be unknown. */
  OnFile filed(
      CertificateKind kind,
      Optional<Occupation> occupation,
      Optional<SkillLevel> level,
      LocalDate day,
      OccupationCatalogue catalogue) {
    OnFile found = OnFile.NO;
    for (Filing each : filings) {
      if (each.kind() == kind
          && each.holdsOn(day)
          && (level.isEmpty() || each.levels().isEmpty() || each.levels().contains(level.get()))) {
        switch (names(each, occupation, catalogue)) {
          case YES -> {
            return OnFile.YES;
          }
          case OCCUPATION_UNKNOWN -> found = OnFile.OCCUPATION_UNKNOWN;
          case NO -> {}
        }
      }
    }
    return found;
  }

  /** Standing on a day; good before the first entry, since nothing else was published. */
  public Status standingOn(LocalDate day) {
    Status current = Status.GOOD;
    for (Standing each : standing) {
      if (each.from().isAfter(day)) {
        break;
      }
      current = each.status();
    }
    return current;
  }

  private static OnFile names(
      Filing filing, Optional<Occupation> occupation, OccupationCatalogue catalogue) {
    if (filing.occupation().isEmpty() || filing.occupation().equals(occupation)) {
      return OnFile.YES;
    }
    Occupation filed = filing.occupation().get();
    Optional<Occupation> there =
        occupation.flatMap(own -> catalogue.inEdition(own, filed.edition()));
    if (there.isEmpty()) {
      return OnFile.OCCUPATION_UNKNOWN;
    }
    return there.get().equals(filed) ? OnFile.YES : OnFile.NO;
  }
}
