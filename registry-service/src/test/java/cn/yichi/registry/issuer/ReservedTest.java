package cn.yichi.registry.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
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
 * level from 2022 on. The standing begins in 2021.
 */
class ReservedTest {
  private static final Issuer ISSUER = Filings.issuer("S000050000123");

  @ParameterizedTest
  @CsvSource({
    // gives
    "T:54:21-25, T:54:21-25, ''",
    "T:54:21-25, T:543:21-25, ''",
    "T:54:21-25, T::21-25, ''",
    "T:54:21-25, *:54:21-25, ''",
    "T:54:22-25, T:54:21-25, ''",
    "T:54:21-25, T:54:21-26, ''",
    "T:54:21-25, T:54:21, ''",
    "T:54:21-25, T:54:21-25 W:5:21, ''",
    "T:54:21-25 W:5:22, W:5:22 T:54:21-25, ''",
    "T:54:19-25, T:54:19-26, ''",
    // takes away
    "T:54:21-25, W:54:21-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:4:21-25, FILING_TAKEN_AWAY",
    "T::21-25, T:54:21-25, FILING_TAKEN_AWAY",
    "*:54:21-25, T:54:21-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:54:22-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:54:21-24, FILING_TAKEN_AWAY",
    "T:54:21, T:54:21-99, FILING_TAKEN_AWAY",
    "T:54:21-25 W:5:22, T:54:21-25, FILING_TAKEN_AWAY",
    "T:54:21-25, T:5:21-25 T:4:21-25, FILING_TAKEN_AWAY",
    // rewrites what was
    "T:54:21-25, T:54:20-25, FILING_BEFORE_STANDING",
    "T:54:21-25, T:54:21-25 W:5:19-20, FILING_BEFORE_STANDING"
  })
  void one_person_gives_and_two_take_away(String known, String stated, String why) {
    List<Reserved> parts =
        Reserved.in(
            Filings.filed(ISSUER, filings(known)), Filings.filed(ISSUER, filings(stated)), false);
    assertThat(parts.stream().map(part -> part.why().name()).collect(Collectors.joining(" ")))
        .isEqualTo(why);
  }

  @Test
  void names_the_first_filings_of_many_that_are_taken_away_and_the_standing() {
    List<Filing> many = Collections.nCopies(30, filing("T:5:21"));
    Issuer other = Filings.suspended(Filings.without(ISSUER), LocalDate.of(2025, 1, 1));
    List<Reserved> parts = Reserved.in(Filings.filed(ISSUER, many), other, true);
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
