package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.file.Documents;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Certificates and issuers of Sichuan as Chongqing receives them in August 2023. */
public final class Samples {
  public static final Region SICHUAN = new Region("510000");
  public static final Region CHONGQING = new Region("500000");
  public static final Instant NOW = Instant.parse("2023-08-01T02:00:00Z");
  private static final LocalDate ISSUED = LocalDate.of(2023, 6, 1);

  private Samples() {}

  public static JudgeCase judge() {
    return new JudgeCase(Documents::agreements, CHONGQING, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** A decision of Chongqing, taken then. */
  public static Judgement judged(
      Instant at, Replica replica, Beside beside, Optional<Standing> before) {
    Clock clock = Clock.fixed(at, ZoneOffset.UTC);
    return new JudgeCase(Documents::agreements, CHONGQING, clock)
        .judge(replica, beside, Cause.CORRECTION, before);
  }

  /** In doubt since it came: what these keys signed. */
  public static Doubts doubts(Set<String> lostKeys) {
    return (home, it) ->
        lostKeys.contains(it.keyId()) ? Optional.of(it.arrivedAt()) : Optional.empty();
  }

  public static CertificateId id(int serial) {
    return new CertificateId(text(serial));
  }

  /** A turner of level four; sound. */
  public static Replica replica(int serial, int version) {
    return replica(
        serial, version, SICHUAN, 1, SkillLevel.INTERMEDIATE_WORKER, CertificateStatus.VALID);
  }

  public static Replica replica(
      int serial,
      int version,
      Region home,
      int issuer,
      SkillLevel level,
      CertificateStatus status) {
    CertificateView view =
        new CertificateView(
            id(serial),
            version,
            home,
            Optional.empty(),
            CertificateKind.SKILL_LEVEL,
            Optional.of(Occupation.ofKey("E2022:6-18-01-01")),
            Optional.of("车工"),
            Optional.empty(),
            Optional.of(level),
            Optional.empty(),
            code(issuer),
            "样例评价机构",
            ISSUED,
            Optional.empty(),
            odd(serial, "2018"),
            odd(serial, "技能大赛获奖破格"),
            status,
            ISSUED);
    return new Replica(
        view,
        new HolderRef(text(serial + 500_000)),
        "digest-" + serial,
        "S00***" + serial,
        "name-" + serial,
        List.of("document-" + serial),
        version == 1 ? Cause.NEW : Cause.CORRECTION,
        false,
        true,
        Optional.empty());
  }

  private static Optional<String> odd(int serial, String stated) {
    return serial % 2 == 1 ? Optional.of(stated) : Optional.empty();
  }

  /** The same by that word. */
  public static Replica by(Provenance provenance, Replica replica) {
    return new Replica(
        replica.view(),
        replica.holder(),
        replica.numberDigest(),
        replica.numberMasked(),
        replica.nameDigest(),
        replica.documentDigests(),
        replica.cause(),
        replica.again(),
        replica.homeProven(),
        Optional.of(provenance));
  }

  /** Sound, of a kind whose numbers are personal, so that nothing proves whose it is. */
  public static Replica unproven(int serial, int version, Region home) {
    Replica replica =
        replica(serial, version, home, 1, SkillLevel.SENIOR_WORKER, CertificateStatus.VALID);
    CertificateView view = replica.view();
    return new Replica(
        new CertificateView(
            view.id(),
            view.version(),
            view.home(),
            view.county(),
            CertificateKind.SPECIAL_OPERATION,
            view.occupation(),
            view.occupationName(),
            view.jobType(),
            Optional.empty(),
            view.title(),
            view.issuer(),
            view.issuerName(),
            view.issuedOn(),
            Optional.of(view.issuedOn().plusYears(3)),
            view.standardVersion(),
            view.exceptionalBasis(),
            view.status(),
            view.statusSince()),
        replica.holder(),
        replica.numberDigest(),
        replica.numberMasked(),
        replica.nameDigest(),
        replica.documentDigests(),
        replica.cause(),
        replica.again(),
        false,
        replica.provenance());
  }

  public static IssuerCode code(int issuer) {
    return new IssuerCode("S000051" + String.format("%06d", issuer));
  }

  /** On file for every level of turner since 2019, with this standing since 2020. */
  public static IssuerTimeline issuer(int issuer, int version, IssuerTimeline.Status status) {
    return new IssuerTimeline(
        code(issuer),
        version,
        List.of(
            new IssuerTimeline.Filing(
                CertificateKind.SKILL_LEVEL,
                Optional.of(Occupation.ofKey("E2022:6-18-01-01")),
                Arrays.asList(SkillLevel.values()),
                LocalDate.of(2019, 1, 1),
                Optional.empty())),
        List.of(new IssuerTimeline.Standing(status, LocalDate.of(2020, 1, 1))));
  }

  private static String text(int number) {
    String digits = "abcdefghijklmnopqrstuvwxyz234567";
    StringBuilder id = new StringBuilder();
    for (int rest = number; id.length() < 32; rest /= 32) {
      id.append(digits.charAt(rest % 32));
    }
    return id.toString();
  }
}
