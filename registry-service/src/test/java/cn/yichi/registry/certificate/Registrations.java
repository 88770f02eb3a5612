package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.DocumentType;
import cn.yichi.contracts.vocabulary.EducationLevel;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.PersonName;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.registry.certificate.Registration.Assessment;
import cn.yichi.registry.certificate.Registration.NamedOccupation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Synthetic registrations of Chongqing, told apart by the serial of their number. */
public final class Registrations {
  public static final Region CHONGQING = new Region("500000");
  public static final Instant NOW = Instant.parse("2026-03-01T02:03:04.567Z");

  /** {@link #NOW} in Chongqing. */
  public static final LocalDate NOW_DAY = LocalDate.of(2026, 3, 1);

  private static final FederatedDigests DIGESTS =
      new FederatedDigests(LocalFederationKey.sandbox());

  public static final CertificateIdentities IDENTITIES =
      new CertificateIdentities(CHONGQING, DIGESTS);

  /** The name of every holder here. */
  public static final String NAME = "王川江";

  /** The ID number of every holder here; a published example of GB 11643. */
  public static final String ID_NUMBER = "11010519491231002X";

  private Registrations() {}

  /** The id of a number of Chongqing. */
  public static CertificateId idOf(CertificateKind kind, CertificateNumber number) {
    return DIGESTS.certificateId(CHONGQING, kind, number);
  }

  /** Under the first version of the key: nobody on file is asked for. */
  public static Pseudonyms pseudonyms() {
    return new Pseudonyms(new InMemoryPersons(), new InMemoryHolderLinks(), DIGESTS);
  }

  /** A 中级车工 with everything stated. */
  public static Registration numbered(int serial) {
    return of(
        CertificateKind.SKILL_LEVEL,
        "S000050000123234%06d".formatted(serial),
        holder("13800001111"),
        Optional.of(SkillLevel.INTERMEDIATE_WORKER));
  }

  public static Registration withMobile(int serial, String mobile) {
    Registration stated = numbered(serial);
    return of(stated.kind(), stated.number().value(), holder(mobile), stated.level());
  }

  public static Registration atLevel(int serial, SkillLevel level) {
    Registration stated = numbered(serial);
    return of(stated.kind(), stated.number().value(), stated.holder(), Optional.of(level));
  }

  public static Registration heldBy(int serial, PersonName name) {
    Registration.Holder holder = holder("13800001111");
    return of(
        CertificateKind.SKILL_LEVEL,
        "S000050000123234%06d".formatted(serial),
        new Registration.Holder(
            name,
            holder.document(),
            holder.mobile(),
            holder.education(),
            holder.employer(),
            holder.industry()),
        Optional.of(SkillLevel.INTERMEDIATE_WORKER));
  }

  /** A permit whose number contains the holder's ID number. */
  public static Registration permit() {
    return of(
        CertificateKind.SPECIAL_OPERATION,
        "T" + ID_NUMBER,
        holder("13800001111"),
        Optional.empty());
  }

  /** A professional title: no occupation, no level. */
  public static Registration title(int serial) {
    return new Registration(
        holder("13800001111"),
        CertificateKind.PROFESSIONAL_TITLE,
        CertificateNumber.parse(CertificateKind.PROFESSIONAL_TITLE, "渝工程2023-" + serial).orThrow(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ProfessionalTitle.parse("高级工程师").orThrow()),
        new IssuerCode("CQ-TITLE-01"),
        "重庆市工程技术高级职称评审委员会",
        Optional.empty(),
        LocalDate.of(2023, 6, 1),
        Optional.empty(),
        new Assessment(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.empty(),
        true,
        Optional.of(new Origin("import-1", 7)));
  }

  public static Registration.Holder holder(String mobile) {
    return new Registration.Holder(
        new PersonName(NAME),
        new IdDocument(DocumentType.RESIDENT_ID, ID_NUMBER),
        Optional.of(mobile).filter(text -> !text.isEmpty()).map(MobileNumber::new),
        Optional.of(EducationLevel.JUNIOR_COLLEGE),
        Optional.of(new SocialCreditCode("91350100M000100Y43")),
        Optional.of("制造业"));
  }

  /** Version 1 of a registration. */
  public static CertificateChange issued(Registration stated) {
    return Certificate.issue(IDENTITIES.of(stated), stated, NOW);
  }

  private static Registration of(
      CertificateKind kind, String number, Registration.Holder holder, Optional<SkillLevel> level) {
    return new Registration(
        holder,
        kind,
        CertificateNumber.parse(kind, number).orThrow(),
        Optional.of(
            new NamedOccupation(
                new Occupation(CatalogueEdition.E2022, "6-18-01-01"), "车工", Optional.of("数控车工"))),
        level,
        Optional.empty(),
        new IssuerCode("S000050000123"),
        "重庆市某技能评价中心",
        Optional.of(LocalDate.of(2023, 5, 10)),
        LocalDate.of(2023, 6, 1),
        kind.expires() ? Optional.of(LocalDate.of(2029, 5, 31)) : Optional.empty(),
        new Assessment(
            Optional.of(new BigDecimal("85.50")),
            Optional.of(new BigDecimal("90")),
            Optional.of("2018年版"),
            Optional.empty()),
        Optional.of(new Region("500116")),
        false,
        Optional.empty());
  }

  /** A text with the characters in it that JSON, or JSON within JSON, has escaped. */
  public static String unescaped(String json) {
    return Pattern.compile("\\\\+u([0-9a-fA-F]{4})")
        .matcher(json)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }
}
