package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.IssuerDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Checks a stated certificate by field and across fields, and lists every fault it finds. A stated
 * value is either understood or a fault; nothing stated is dropped in silence. Pure but for the
 * clock and the issuers on file; safe for any number of threads.
 */
public final class DraftValidation {
  private static final ZoneId LEGAL_DAY = ZoneId.of("Asia/Shanghai");

  private final Region home;
  private final IssuerDirectory issuers;
  private final OccupationChecks occupations;
  private final Clock clock;

  /**
   * @param home the region whose registry checks
   */
  public DraftValidation(
      Region home, IssuerDirectory issuers, OccupationCatalogue catalogue, Clock clock) {
    this.home = home;
    this.issuers = issuers;
    this.occupations = new OccupationChecks(catalogue);
    this.clock = clock.withZone(LEGAL_DAY);
  }

  /**
   * Checks one draft; {@link Checked.Sound} or {@link Checked.Faulty}.
   *
   * @param backfill true where the bureau declared an old file
   * @param origin the row of an import, empty for a single request
   */
  public Checked check(CertificateDraft draft, boolean backfill, Optional<Origin> origin) {
    Findings findings = new Findings(draft);
    HolderChecks.Stated holder = HolderChecks.check(findings, today());
    Optional<CertificateKind> kind = findings.needed(DraftField.KIND, CertificateKind::parse);
    Stated stated = stated(findings, kind, holder.document());
    PublishedTexts.check(findings, holder, kind);
    if (!findings.sound()) {
      return new Checked.Faulty(findings.faults());
    }
    Registration registration =
        new Registration(
            holder.orThrow(),
            kind.orElseThrow(),
            stated.number().orElseThrow(),
            stated.occupation(),
            stated.level(),
            stated.title(),
            stated.issuer().orElseThrow(),
            stated.issuerName(),
            stated.days().assessed(),
            stated.days().issued().orElseThrow(),
            stated.days().validUntil(),
            stated.assessment(),
            stated.county(),
            backfill,
            origin);
    return new Checked.Sound(registration, findings.warnings());
  }

  /** What the checks across fields compare. */
  private record Stated(
      Optional<CertificateNumber> number,
      Optional<NamedOccupation> occupation,
      Optional<SkillLevel> level,
      Optional<ProfessionalTitle> title,
      Optional<IssuerCode> issuer,
      String issuerName,
      DateChecks.Days days,
      Registration.Assessment assessment,
      Optional<Region> county) {}

  private Stated stated(
      Findings findings, Optional<CertificateKind> kind, Optional<IdDocument> document) {
    Optional<IssuerCode> code = findings.needed(DraftField.ISSUER_CODE, IssuerCode::parse);
    Optional<Issuer> issuer = code.flatMap(issuers::find);
    boolean titled = kind.filter(k -> k == CertificateKind.PROFESSIONAL_TITLE).isPresent();
    Stated stated =
        new Stated(
            number(findings, kind),
            titled ? Optional.empty() : occupations.check(findings, issuer),
            kind.flatMap(k -> LevelChecks.level(findings, k)),
            titled ? LevelChecks.title(findings) : Optional.empty(),
            code,
            IssuerChecks.name(findings, code, issuer),
            DateChecks.check(findings, kind, document, today()),
            AssessmentChecks.check(findings),
            county(findings));
    compare(findings, stated, kind, issuer);
    return stated;
  }

  private void compare(
      Findings findings, Stated stated, Optional<CertificateKind> kind, Optional<Issuer> issuer) {
    Optional<LocalDate> issued = stated.days().issued();
    stated
        .number()
        .ifPresent(
            number ->
                NumberChecks.check(
                    findings, number, stated.level(), issued, stated.issuer(), home));
    // A scope is asked only of a row that says clearly what was issued, and when.
    boolean clear =
        kind.isPresent()
            && issued.isPresent()
            && (stated.occupation().isPresent() || stated.title().isPresent())
            && (stated.level().isPresent() || !kind.get().graded());
    if (clear && issuer.isPresent()) {
      IssuerChecks.entitled(
          findings, issuer.get(), kind.get(), stated.occupation(), stated.level(), issued.get());
    }
  }

  private static Optional<CertificateNumber> number(
      Findings findings, Optional<CertificateKind> kind) {
    if (kind.isEmpty() && findings.states(DraftField.NUMBER)) {
      return Optional.empty();
    }
    return findings.needed(
        DraftField.NUMBER,
        text -> CertificateNumber.parse(kind.orElse(CertificateKind.SKILL_LEVEL), text));
  }

  private Optional<Region> county(Findings findings) {
    Optional<Region> county = findings.optional(DraftField.COUNTY, Region::parse);
    county
        .filter(stated -> !home.contains(stated))
        .ifPresent(
            stated ->
                findings.fault(
                    RowFaultCode.COUNTY_OUTSIDE_REGION, DraftField.COUNTY, stated.code()));
    return county;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
