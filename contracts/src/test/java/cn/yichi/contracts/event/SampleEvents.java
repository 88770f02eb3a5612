package cn.yichi.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One event of every type; people and certificates are synthetic. */
public final class SampleEvents {
  private static final String CERTIFICATE = "mfrggzdfmztwq2lknnwg23tpobyxe43u";
  private static final String HOLDER = "nbswy3dpeb3w64tmmqqho2lunaqhg6lo";
  private static final LocalDate DAY = LocalDate.parse("2023-03-01");
  private static final Instants INSTANTS =
      new Instants(
          DAY, Instant.parse("2023-02-28T16:00:00Z"), Instant.parse("2026-11-23T01:02:03.004Z"));

  private SampleEvents() {}

  /** A sample of that type. */
  public static Envelope<?> of(EventType type) {
    return switch (type) {
      case CERTIFICATE_ISSUED ->
          Envelope.of(type, "510000", "registry", certificate(1, "VALID", null));
      case CERTIFICATE_CORRECTED ->
          Envelope.of(type, "510000", "registry", certificate(2, "VALID", null));
      case CERTIFICATE_STATUS_CHANGED ->
          Envelope.of(type, "510000", "registry", certificate(3, "SUSPENDED", "待核查"));
      case CERTIFICATE_REKEYED ->
          Envelope.of(type, "510000", "registry", certificate(4, "VALID", null));
      case ISSUER_FILED -> Envelope.of(type, "510000", "registry", issuer(1));
      case ISSUER_STANDING_CHANGED -> Envelope.of(type, "510000", "registry", issuer(2));
      case CONTACT_CLAIMED -> Envelope.of(type, "510000", "registry", contact());
      case HOLDER_LINKED -> Envelope.of(type, "510000", "registry", link());
      case AGREEMENT_STATED -> Envelope.of(type, "510000", "recognition", agreement());
      case ISSUER_REVIEWED -> Envelope.of(type, "500000", "recognition", review());
      case CONDITION_CONFIRMED -> Envelope.of(type, "510000", "recognition", confirmation());
      case HONOUR_RECORDED -> Envelope.of(type, "510000", "registry", honour(1, "VALID", null));
      case HONOUR_CORRECTED -> Envelope.of(type, "510000", "registry", honour(2, "VALID", null));
      case HONOUR_STATUS_CHANGED ->
          Envelope.of(type, "510000", "registry", honour(3, "REVOKED", "成绩作废"));
      case HONOUR_REKEYED -> Envelope.of(type, "510000", "registry", honour(4, "REVOKED", "成绩作废"));
      case RECOGNITION_DECIDED -> Envelope.of(type, "500000", "recognition", decision());
      case BENEFIT_CHANGED -> Envelope.of(type, "500000", "recognition", benefit());
      case ANSWER_ADVERSE -> Envelope.of(type, "500000", "recognition", adverseAnswer());
      case WATCH_CHANGED -> Envelope.of(type, "500000", "recognition", watchedChange());
      case REASSESSMENT_DUE ->
          Envelope.of(
              type,
              "500000",
              "recognition",
              new ReassessmentWork("rules-0123456789abcdef-1", 7, 3, INSTANTS));
      case AUDIT_HEAD -> Envelope.of(type, "510000", "registry", auditHead());
      case KEY_STATED -> Envelope.of(type, "510000", "identity", statement());
      case KEY_REVOKED -> Envelope.of(type, "510000", "identity", revocation());
    };
  }

  private static CertificateState certificate(
      int version, String status, @org.jspecify.annotations.Nullable String reason) {
    return new CertificateState(
        CERTIFICATE,
        version,
        "510000",
        "SKILL_LEVEL",
        "S000051000123234000001",
        "S000051*********000001",
        "digest-of-number",
        "SKILL_LEVEL_22",
        HOLDER,
        "digest-of-name",
        List.of("digest-of-document"),
        new CertificateState.OccupationRef("E2022", "6-18-01-01", "车工", "数控车工"),
        "INTERMEDIATE_WORKER",
        null,
        null,
        "S000051000123",
        "样例评价机构（合成数据）",
        LocalDate.parse("2023-02-10"),
        DAY,
        null,
        "2018",
        null,
        "511600",
        status,
        reason,
        false,
        INSTANTS);
  }

  private static IssuerState issuer(int version) {
    return new IssuerState(
        "S000051000123",
        version,
        "510000",
        "样例评价机构（合成数据）",
        "SOCIAL_BODY",
        "91350100M000100Y43",
        List.of(
            new IssuerState.Filing(
                "SKILL_LEVEL",
                "E2022:6-18-01-01",
                List.of("INTERMEDIATE_WORKER", "SENIOR_WORKER"),
                LocalDate.parse("2019-01-01"),
                null)),
        version == 1
            ? List.of(new IssuerState.Standing("GOOD", LocalDate.parse("2019-01-01"), null))
            : List.of(
                new IssuerState.Standing("GOOD", LocalDate.parse("2019-01-01"), null),
                new IssuerState.Standing(
                    "SUSPENDED", LocalDate.parse("2024-01-01"), "cross review")),
        INSTANTS);
  }

  private static ContactState contact() {
    return new ContactState(
        "holder:" + HOLDER,
        1,
        new ContactState.SealedValue("sandbox-1", "d3JhcHBlZA==", "Y2lwaGVy"),
        "138****0000",
        "zh-CN",
        INSTANTS);
  }

  private static HolderLinkState link() {
    return new HolderLinkState(
        "pbswy3dpeb3w64tmmqqho2lunaqhg6lo", 1, "510000", HOLDER, "KEY_VERSION", "LINKED", INSTANTS);
  }

  private static AgreementStatement agreement() {
    return new AgreementStatement(
        "sc-cq-skill-2020",
        1,
        "510000",
        2,
        "{\"id\":\"sc-cq-skill-2020\"}",
        "0".repeat(64),
        INSTANTS.recordedAt(),
        false,
        List.of(
            new AgreementStatement.Measure(
                "no-welders",
                "SAFEGUARD",
                "skill-level",
                "E2022:6-18-02-04",
                List.of("TECHNICIAN"),
                "S000050000123",
                DAY,
                DAY,
                "待核查")),
        true,
        "0123456789abcdef0123456789abcdef",
        INSTANTS.recordedAt(),
        "c2lnbmF0dXJl",
        INSTANTS);
  }

  private static CrossReviewState review() {
    return new CrossReviewState(
        "S000051000123",
        1,
        "510000",
        "500000",
        List.of(new CrossReviewState.Finding("PASSED", DAY, "2022年备案交叉互评")),
        INSTANTS);
  }

  private static ConfirmationState confirmation() {
    return new ConfirmationState(
        CERTIFICATE,
        2,
        "510000",
        "510000",
        List.of(
            new ConfirmationState.Item(
                "sc-cq-samples", 1, "levels", "VERIFICATION", DAY, null, "核验单（2023）第1号（合成数据）"),
            new ConfirmationState.Item(
                "sc-cq-samples", 1, "titles", "FILING", DAY, DAY.plusDays(30), "备案表（合成数据）")),
        INSTANTS);
  }

  private static HonourState honour(
      int version, String status, @org.jspecify.annotations.Nullable String reason) {
    return new HonourState(
        "obqxg43xn5zgi3dpozsxezlsnfxgoy3p",
        version,
        "510000",
        HOLDER,
        "CONTEST_RESULT",
        "PROVINCIAL",
        "PROVINCIAL_SKILLS",
        3,
        null,
        "样例技能大赛车工项目第三名（合成数据）",
        new CertificateState.OccupationRef("E2022", "6-18-01-01", "车工", null),
        "510000",
        "样例组织委员会（合成数据）",
        DAY,
        status,
        reason,
        false,
        INSTANTS);
  }

  private static DecisionState decision() {
    DecisionState.AgreementRef clause =
        new DecisionState.AgreementRef("sc-cq-skill-2020", 1, "skill-level");
    return new DecisionState(
        CERTIFICATE,
        "500000",
        "510000",
        HOLDER,
        1,
        1,
        1,
        "book-1",
        "1",
        DAY,
        "GRANTED",
        new DecisionState.Equivalence("SAME_LEVEL", "INTERMEDIATE_WORKER", null),
        List.of(),
        List.of(),
        List.of(
            new DecisionState.Ground(
                "COVERED_BY_CLAUSE",
                clause,
                "职业技能等级和专项证书互认备忘录",
                Map.of("level", "INTERMEDIATE_WORKER"))),
        clause,
        "NEW",
        null,
        new DecisionState.CertificateSketch(
            "SKILL_LEVEL", "车工", "INTERMEDIATE_WORKER", null, "S000051*********000001"),
        INSTANTS);
  }

  private static KeyStatement statement() {
    return new KeyStatement(
        "510000",
        "06d5f5d5b6a5e5d5c5b5a59585756555",
        "ED25519:11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
        Instant.parse("2026-11-01T00:00:00Z"),
        Instant.parse("2027-05-01T00:00:00Z"),
        "ED25519:PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=",
        "c2lnbmF0dXJl",
        INSTANTS);
  }

  private static KeyRevocation revocation() {
    return new KeyRevocation(
        "510000",
        "06d5f5d5b6a5e5d5c5b5a59585756555",
        Instant.parse("2026-11-20T00:00:00Z"),
        "host was broken into",
        "ED25519:PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=",
        "c2lnbmF0dXJl",
        INSTANTS);
  }

  private static BenefitState benefit() {
    return new BenefitState(
        "holder:" + HOLDER,
        "jiangjin-housing",
        1,
        "500116",
        CERTIFICATE,
        "510000",
        1,
        "OPEN",
        List.of("housePriceFen"),
        "NEW",
        INSTANTS);
  }

  private static AdverseAnswerState adverseAnswer() {
    return new AdverseAnswerState(
        CERTIFICATE,
        "510000",
        "500000",
        HOLDER,
        "91500000MA5U00000W",
        "HIRE",
        1,
        "0123456789abcdef0123456789abcdef",
        "NO_AGREEMENT",
        DAY,
        DAY.plusDays(5),
        DAY.plusDays(14),
        INSTANTS);
  }

  private static WatchedChange watchedChange() {
    return new WatchedChange(
        "91500000MA5U00000W",
        "019e1e1e1e1e0123456789ab-91500000MA5U00000W",
        CERTIFICATE,
        2,
        new WatchedChange.Worth("GRANTED", "SAME_LEVEL", "INTERMEDIATE_WORKER", null, List.of()),
        new WatchedChange.Worth("REFUSED", null, null, null, List.of()),
        "STATUS",
        INSTANTS);
  }

  private static AuditHeadState auditHead() {
    return new AuditHeadState(
        "registry.510000.registry-a.20261123T010203004Z",
        "registry",
        "510000",
        1234,
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        "OPEN",
        INSTANTS);
  }
}
