package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.TitleGrade;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.IssuerTimeline.Filing;
import cn.yichi.recognition.decision.IssuerTimeline.Standing;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Builds cases from the cells of a story. */
public final class Cases {
  private static final IssuerCode ISSUER = new IssuerCode("S000051000123");
  private static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);
  private static final OccupationCatalogue CATALOGUE = OccupationCatalogue.standard();
  private static final Set<String> GRADED = Set.of("SKILL_LEVEL", "VOCATIONAL_QUALIFICATION");

  private Cases() {}

  public static Case of(Map<String, String> cells, AgreementBook book) {
    CertificateView certificate = certificate(cells);
    return new Case(
        certificate,
        cell(cells, "record", SkillLevel::valueOf)
            .map(level -> new HolderRecord("用人单位档案", level))
            .stream()
            .toList(),
        issuer(cells.get("issuer"), certificate, LocalDate.parse(cells.get("asOf"))),
        book,
        CATALOGUE,
        new Region(cells.get("host")),
        Facts.honours(cells.getOrDefault("honours", "")),
        Facts.reviews(cells.getOrDefault("reviews", "")));
  }

  private static CertificateView certificate(Map<String, String> cells) {
    boolean graded = GRADED.contains(cells.get("kind"));
    boolean titled = cells.get("kind").equals("PROFESSIONAL_TITLE");
    Optional<Occupation> occupation = cell(cells, "occupation", Occupation::ofKey);
    return new CertificateView(
        new CertificateId(id(Integer.parseInt(cells.get("number")))),
        1,
        new Region(cells.get("home")),
        cell(cells, "county", Region::new),
        CertificateKind.valueOf(cells.get("kind")),
        occupation,
        Optional.ofNullable(cells.get("occupationName"))
            .or(() -> occupation.flatMap(CATALOGUE::find).map(OccupationCatalogue.Entry::nameZh)),
        cell(cells, "jobType", Function.identity()),
        graded ? cell(cells, "level", SkillLevel::valueOf) : Optional.empty(),
        titled
            ? cell(
                cells,
                "title",
                name -> new ProfessionalTitle(name, TitleGrade.valueOf(cells.get("grade"))))
            : Optional.empty(),
        Optional.ofNullable(cells.get("issuerCode")).map(IssuerCode::new).orElse(ISSUER),
        cells.get("issuerName"),
        LocalDate.parse(cells.get("issuedOn")),
        cell(cells, "validUntil", LocalDate::parse),
        Optional.ofNullable(cells.get("standard")).filter(text -> !text.isEmpty()),
        Optional.ofNullable(cells.get("exceptional")).filter(text -> !text.isEmpty()),
        CertificateStatus.valueOf(cells.get("status")),
        LocalDate.parse(cells.get("statusSince")));
  }

  private static Optional<IssuerTimeline> issuer(
      String state, CertificateView certificate, LocalDate asOf) {
    LocalDate issued = certificate.issuedOn();
    Filing right = filing(certificate.kind(), certificate.occupation(), LONG_AGO, Optional.empty());
    return switch (state) {
      case "absent" -> Optional.empty();
      case "filed" -> timeline(right);
      case "older-edition" ->
          timeline(
              filing(
                  certificate.kind(),
                  Optional.of(Occupation.ofKey("E2015:6-20-01-01")),
                  LONG_AGO,
                  Optional.empty()));
      case "other-occupation" ->
          timeline(
              filing(
                  certificate.kind(),
                  Optional.of(Occupation.ofKey("E2022:4-03-02-01")),
                  LONG_AGO,
                  Optional.empty()));
      case "other-level" ->
          timeline(
              new Filing(
                  certificate.kind(),
                  certificate.occupation(),
                  List.of(SkillLevel.SENIOR_WORKER),
                  LONG_AGO,
                  Optional.empty()));
      case "other-kind" ->
          timeline(
              filing(
                  CertificateKind.SPECIALIZED_ABILITY,
                  certificate.occupation(),
                  LONG_AGO,
                  Optional.empty()));
      case "too-late" ->
          timeline(
              filing(
                  certificate.kind(),
                  certificate.occupation(),
                  issued.plusDays(1),
                  Optional.empty()));
      case "too-early" ->
          timeline(
              filing(
                  certificate.kind(),
                  certificate.occupation(),
                  LONG_AGO,
                  Optional.of(issued.minusDays(1))));
      case "suspended-then" ->
          timeline(
              right,
              new Standing(Status.SUSPENDED, issued),
              new Standing(Status.GOOD, issued.plusDays(1)));
      case "suspended-now" -> timeline(right, new Standing(Status.SUSPENDED, asOf));
      case "withdrawn-then" -> timeline(right, new Standing(Status.WITHDRAWN, issued));
      case "withdrawn-now" -> timeline(right, new Standing(Status.WITHDRAWN, issued.plusDays(1)));
      default -> throw new IllegalArgumentException("no such issuer: " + state);
    };
  }

  private static Filing filing(
      CertificateKind kind,
      Optional<Occupation> occupation,
      LocalDate from,
      Optional<LocalDate> until) {
    List<SkillLevel> levels =
        kind.graded() ? Arrays.asList(SkillLevel.values()) : List.<SkillLevel>of();
    return new Filing(kind, occupation, levels, from, until);
  }

  private static Optional<IssuerTimeline> timeline(Filing filing, Standing... standing) {
    return Optional.of(new IssuerTimeline(ISSUER, 3, List.of(filing), List.of(standing)));
  }

  private static <T> Optional<T> cell(
      Map<String, String> cells, String name, Function<String, T> read) {
    return Optional.of(cells.get(name)).filter(text -> !text.isEmpty()).map(read);
  }

  private static String id(int number) {
    String digits = "abcdefghijklmnopqrstuvwxyz234567";
    StringBuilder id = new StringBuilder();
    for (int rest = number; id.length() < 32; rest /= 32) {
      id.append(digits.charAt(rest % 32));
    }
    return id.toString();
  }
}
