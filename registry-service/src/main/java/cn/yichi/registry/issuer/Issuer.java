package cn.yichi.registry.issuer;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An assessment body (评价机构) with all it was ever filed for.
 *
 * @param code its code; identity
 * @param nameZh its name
 * @param issuerClass what kind of body it is
 * @param creditCode unified social credit code, empty where not stated
 * @param filings what it may issue, and when
 * @param standing its standing over time, oldest first; at least one entry
 * @param amendment the last proposal by which two people amended the record; empty where none did
 * @param version 1 for the first state, +1 for each change
 */
public record Issuer(
    IssuerCode code,
    String nameZh,
    IssuerClass issuerClass,
    Optional<SocialCreditCode> creditCode,
    List<Filing> filings,
    List<Standing> standing,
    Optional<String> amendment,
    int version) {

  public Issuer {
    requireNonNull(code, "code");
    requireNonNull(nameZh, "nameZh");
    requireNonNull(issuerClass, "issuerClass");
    requireNonNull(creditCode, "creditCode");
    requireNonNull(amendment, "amendment");
    filings = List.copyOf(filings);
    standing = standing.stream().sorted(Comparator.comparing(Standing::from)).toList();
    if (standing.isEmpty() || version < 1) {
      throw new IllegalArgumentException("an issuer has a standing and a version from 1");
    }
  }

  /** As one person states it. */
  public Issuer(
      IssuerCode code,
      String nameZh,
      IssuerClass issuerClass,
      Optional<SocialCreditCode> creditCode,
      List<Filing> filings,
      List<Standing> standing,
      int version) {
    this(code, nameZh, issuerClass, creditCode, filings, standing, Optional.empty(), version);
  }

  /**
   * Whether it was entitled to issue this on that day.
   *
   * @param occupation empty for kinds without one
   * @param level empty for ungraded kinds
   */
  public FilingAnswer mayIssue(
      CertificateKind kind,
      Optional<Occupation> occupation,
      Optional<SkillLevel> level,
      LocalDate day) {
    List<Filing> ofKind = filings.stream().filter(filing -> filing.kind() == kind).toList();
    if (ofKind.isEmpty()) {
      return FilingAnswer.KIND_NOT_FILED;
    }
    List<Filing> named = ofKind.stream().filter(filing -> filing.names(occupation)).toList();
    if (named.isEmpty()) {
      return FilingAnswer.OCCUPATION_NOT_FILED;
    }
    List<Filing> reaching = named.stream().filter(filing -> filing.reaches(level)).toList();
    if (reaching.isEmpty()) {
      return FilingAnswer.LEVEL_NOT_FILED;
    }
    if (reaching.stream().noneMatch(filing -> filing.runsOn(day))) {
      return FilingAnswer.NOT_FILED_ON_DAY;
    }
    return inGoodStandingOn(day) ? FilingAnswer.ON_FILE : FilingAnswer.NOT_IN_GOOD_STANDING;
  }

  /** The standing that held on a day; empty before the first entry. */
  public Optional<Standing> standingOn(LocalDate day) {
    return StandingRule.on(standing, day);
  }

  /** First day of any filing; empty where there are none. */
  Optional<LocalDate> firstFiled() {
    return filings.stream().map(Filing::from).min(Comparator.naturalOrder());
  }

  private boolean inGoodStandingOn(LocalDate day) {
    return standingOn(day).map(entry -> entry.status() == Standing.Status.GOOD).orElse(false);
  }

  /** The same filing with another standing. */
  Issuer standing(List<Standing> other) {
    return new Issuer(code, nameZh, issuerClass, creditCode, filings, other, amendment, version);
  }

  /** The same filing, last amended by that proposal. */
  Issuer amendedBy(Optional<String> proposal) {
    return new Issuer(code, nameZh, issuerClass, creditCode, filings, standing, proposal, version);
  }

  /** Whether a proposal made an entry of its standing, or last amended its record. */
  boolean remembers(String proposal) {
    return Stream.concat(
            amendment.stream(), standing.stream().flatMap(entry -> entry.proposal().stream()))
        .anyMatch(proposal::equals);
  }

  /** The same filing at another version. */
  Issuer atVersion(int other) {
    return new Issuer(code, nameZh, issuerClass, creditCode, filings, standing, amendment, other);
  }

  boolean sameContentAs(Issuer other) {
    return atVersion(1)
        .amendedBy(Optional.empty())
        .equals(other.atVersion(1).amendedBy(Optional.empty()));
  }
}
