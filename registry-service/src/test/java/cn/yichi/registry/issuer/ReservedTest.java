package cn.yichi.registry.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.registry.issuer.Reserved.Why;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Filings as {@code <occupation>:<levels>:<years>}: {@code T:54:21-25} is for turners of the levels
 * 5 and 4 from the first day of 2021 to the last of 2025, {@code *::22} for any occupation and
 * level from 2022 on. The standing begins in 2021, and today is the first day of 2023.
 */
class ReservedTest {
  private static final LocalDate TODAY = LocalDate.of(2023, 1, 1);
  private static final Issuer ISSUER = Filings.issuer("S000050000123");

  @ParameterizedTest
  @CsvSource({
    // gives
    "T:54:21-25, T:54:21-25, ''",
    "T:54:21-25, T:54:21-26, ''",
    "T:54:21-25, T:54:21, ''",
    "T:54:21-25, T:54:21-25 W:5:23, ''",
    "T:54:21-25, T:54:21-25 T:543:23, ''",
    "T:54:21-22, T:54:21-22 T:54:23, ''",
    "T:54:21-25 W:5:22, W:5:22 T:54:21-25, ''",
    "T:54:19-25, T:54:19-26, ''",
    "T:54:24-25, T:54:23-25, ''",
    "T:54:24-25, *::23, ''",
    // takes away
    "T:54:21-25, W:54:23-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:4:21-25, FILING_TAKEN_AWAY",
    "T::21-25, T:54:21-25, FILING_TAKEN_AWAY",
    "*:54:21-25, T:54:21-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:54:22-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:54:21-24, FILING_TAKEN_AWAY",
    "T:54:21, T:54:21-99, FILING_TAKEN_AWAY",
    "T:54:21-25 W:5:22, T:54:21-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:5:21-25 T:4:21-25, FILING_TAKEN_AWAY",
    "T:54:21-25, W:54:21-25, FILING_TAKEN_AWAY FILING_BACKDATED",
    // rewrites what was
    "T:54:21-25, T:543:21-25, FILING_BACKDATED",
    "T:54:21-25, T::21-25, FILING_BACKDATED",
    "T:54:21-25, *:54:21-25, FILING_BACKDATED",
    "T:54:22-25, T:54:21-25, FILING_BACKDATED",
    "T:54:21-25, T:54:20-25, FILING_BACKDATED",
    "T:54:21-25, T:54:21-25 W:5:22, FILING_BACKDATED",
    "T:54:21-25, T:54:21-25 W:5:21-21, FILING_BACKDATED",
    "T:54:21-25, T:54:21-25 W:5:19-20, FILING_BACKDATED",
    "T:54:21-21, T:54:21-22, FILING_BACKDATED",
    "T:54:21-21, T:54:21, FILING_BACKDATED"
  })
  void one_person_gives_and_two_take_away(String known, String stated, String why) {
    List<Reserved> parts =
        Reserved.in(
            Filings.filed(ISSUER, filings(known)),
            Filings.filed(ISSUER, filings(stated)),
            false,
            TODAY);
    assertThat(parts.stream().map(part -> part.why().name()).collect(Collectors.joining(" ")))
        .isEqualTo(why);
  }

  @Test
  void before_the_first_standing_one_person_files_nothing_that_is_to_come_either() {
    LocalDate longAgo = TODAY.minusYears(3);
    Issuer none = Filings.without(ISSUER);
    assertThat(Reserved.in(none, Filings.filed(ISSUER, filings("T:5:20")), false, longAgo))
        .containsExactly(new Reserved("filings[0].from", Why.FILING_BACKDATED, "2020-01-01"));
    assertThat(Reserved.in(none, Filings.filed(ISSUER, filings("T:5:21")), false, longAgo))
        .isEmpty();
  }

  @Test
  void one_person_adds_a_credit_code_and_neither_drops_nor_replaces_the_one_on_file() {
    Issuer bare = Filings.withoutCreditCode(ISSUER);
    Reserved dropped = new Reserved("creditCode", Why.CREDIT_CODE_CHANGED, "91350100M000100Y43");
    assertThat(Reserved.in(bare, ISSUER, false, TODAY)).isEmpty();
    assertThat(Reserved.in(ISSUER, bare, false, TODAY)).containsExactly(dropped);
    assertThat(Reserved.in(ISSUER, other(IssuerClass.SOCIAL_BODY), false, TODAY))
        .containsExactly(dropped);
  }

  @Test
  void one_person_makes_it_no_other_class() {
    assertThat(
            Reserved.in(
                Filings.withoutCreditCode(ISSUER), other(IssuerClass.EMPLOYER), false, TODAY))
        .containsExactly(new Reserved("issuerClass", Why.ISSUER_CLASS_CHANGED, "SOCIAL_BODY"));
  }

  /** The same filings of another body. */
  private static Issuer other(IssuerClass issuerClass) {
    return new Issuer(
        ISSUER.code(),
        ISSUER.nameZh(),
        issuerClass,
        Optional.of(new SocialCreditCode("91500000MA5U000001")),
        ISSUER.filings(),
        ISSUER.standing(),
        1);
  }

  @Test
  void names_the_first_filings_of_many_that_are_taken_away_and_the_standing() {
    List<Filing> many = Collections.nCopies(30, filing("T:5:21"));
    Issuer other = Filings.suspended(Filings.without(ISSUER), LocalDate.of(2025, 1, 1));
    List<Reserved> parts = Reserved.in(Filings.filed(ISSUER, many), other, true, TODAY);
    assertThat(parts).hasSize(21);
    assertThat(parts.getFirst().why()).isEqualTo(Why.STANDING_REWRITTEN);
  }

  private static List<Filing> filings(String text) {
    return Arrays.stream(text.split(" ")).map(ReservedTest::filing).toList();
  }

  private static Filing filing(String text) {
    String[] parts = text.split(":");
    String[] years = parts[2].split("-");
    Optional<Occupation> occupation =
        switch (parts[0]) {
          case "T" -> Optional.of(Filings.TURNER);
          case "W" -> Optional.of(Filings.WELDER);
          default -> Optional.empty();
        };
    return new Filing(
        CertificateKind.SKILL_LEVEL,
        occupation,
        levels(parts[1]),
        LocalDate.of(2000 + Integer.parseInt(years[0]), 1, 1),
        years.length == 1
            ? Optional.empty()
            : Optional.of(LocalDate.of(2000 + Integer.parseInt(years[1]), 12, 31)));
  }

  private static Set<SkillLevel> levels(String digits) {
    return digits
        .chars()
        .mapToObj(
            digit ->
                switch (digit) {
                  case '5' -> SkillLevel.JUNIOR_WORKER;
                  case '4' -> SkillLevel.INTERMEDIATE_WORKER;
                  default -> SkillLevel.SENIOR_WORKER;
                })
        .collect(Collectors.toSet());
  }
}
