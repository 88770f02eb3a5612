package cn.yichi.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Properties over generated values. The seed is fixed unless {@code -Dyichi.seed=…} sets it, and is
 * reported with every test. Check characters are computed here by other methods than the code under
 * test uses.
 */
class GeneratedValuesTest {
  private static final long SEED = Long.getLong("yichi.seed", 20200703L);
  private static final int ROUNDS = 5_000;
  private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private final Random random = new Random(SEED);

  @BeforeEach
  void name_the_seed(TestReporter report) {
    report.publishEntry("seed", Long.toString(SEED));
  }

  @Test
  void every_well_made_resident_id_is_accepted_with_its_birth_date() {
    rounds(
        () -> {
          LocalDate born = LocalDate.ofEpochDay(-25_000 + random.nextInt(45_000));
          String number = residentId(born);
          IdDocument document =
              IdDocument.parse(DocumentType.RESIDENT_ID, number.toLowerCase(Locale.ROOT)).orThrow();
          assertThat(document.number()).isEqualTo(number);
          assertThat(document.birthDate()).isEqualTo(Optional.of(born));
        });
  }

  @Test
  void no_resident_id_survives_one_wrong_digit() {
    rounds(
        () -> {
          String number = residentId(LocalDate.of(1980, 6, 15));
          int at = random.nextInt(17);
          char wrong = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
          String broken = number.substring(0, at) + wrong + number.substring(at + 1);
          assertThat(IdDocument.parse(DocumentType.RESIDENT_ID, broken).isValid())
              .as("%s, seed %d", broken, SEED)
              .isFalse();
        });
  }

  @Test
  void every_well_made_social_credit_code_is_accepted_without_a_warning() {
    rounds(
        () -> {
          String first17 = "91" + digits(6) + characters(CREDIT, 9);
          String code = first17 + creditCheck(first17);
          assertThat(Faults.warnings(SocialCreditCode.parse(code))).as(code).isEmpty();
        });
  }

  @Test
  void a_skill_level_number_gives_back_the_parts_it_was_made_of() {
    rounds(
        () -> {
          List<Region> mainland =
              Region.provinces().stream().filter(r -> r.code().charAt(0) <= '6').toList();
          Region province = mainland.get(random.nextInt(mainland.size()));
          String issuer =
              characters("YSJ", 1) + digits(4) + province.code().substring(0, 2) + digits(6);
          int year = 2000 + random.nextInt(100);
          int level = 1 + random.nextInt(5);
          String serial = digits(6);
          String number = issuer + "%02d".formatted(year % 100) + level + serial;
          assertThat(CertificateNumber.parse(CertificateKind.SKILL_LEVEL, number).orThrow())
              .isEqualTo(
                  new CertificateNumber(
                      number,
                      NumberScheme.SKILL_LEVEL_22,
                      Optional.of(
                          new NumberParts(
                              Optional.of(province),
                              year,
                              SkillLevel.ofCode(level),
                              new IssuerCode(issuer),
                              serial))));
        });
  }

  @Test
  void a_16_digit_number_gives_back_the_parts_it_was_made_of() {
    rounds(
        () -> {
          int year = 1985 + random.nextInt(40);
          String body = digits(4) + random.nextInt(5) + digits(3);
          int level = 1 + random.nextInt(5);
          String serial = digits(5);
          String number = "%02d".formatted(year % 100) + body + level + serial;
          NumberParts parts =
              CertificateNumber.parse(CertificateKind.VOCATIONAL_QUALIFICATION, number)
                  .orThrow()
                  .parts()
                  .orElseThrow();
          assertThat(parts)
              .isEqualTo(
                  new NumberParts(
                      Optional.empty(),
                      year,
                      SkillLevel.ofCode(level),
                      new IssuerCode(body),
                      serial));
        });
  }

  @Test
  void no_junk_makes_a_parser_throw_and_what_one_accepts_it_accepts_again() {
    rounds(
        () -> {
          String junk = junk();
          assertThatCode(() -> readEveryWay(junk))
              .as("%s, seed %d", junk, SEED)
              .doesNotThrowAnyException();
        });
  }

  private void readEveryWay(String text) {
    for (DocumentType type : DocumentType.values()) {
      again(IdDocument.parse(type, text), IdDocument::number, t -> IdDocument.parse(type, t));
    }
    for (CertificateKind kind : CertificateKind.values()) {
      again(
          CertificateNumber.parse(kind, text),
          CertificateNumber::value,
          t -> CertificateNumber.parse(kind, t));
    }
    again(SocialCreditCode.parse(text), SocialCreditCode::value, SocialCreditCode::parse);
    again(IssuerCode.parse(text), IssuerCode::value, IssuerCode::parse);
    again(Region.parse(text), Region::code, Region::parse);
    again(SkillLevel.parse(text), SkillLevel::nameZh, SkillLevel::parse);
    again(PersonName.parse(text), PersonName::value, PersonName::parse);
    again(MobileNumber.parse(text), MobileNumber::value, MobileNumber::parse);
    again(Money.parse(text), Money::toString, Money::parse);
    again(Recipient.parse(text), Recipient::value, Recipient::parse);
    again(
        Occupation.parse(CatalogueEdition.E2022, text),
        Occupation::code,
        t -> Occupation.parse(CatalogueEdition.E2022, t));
    PersonName.parse(text).asOptional().ifPresent(PersonName::masked);
    OccupationCatalogue.standard().resolve(text, Optional.empty());
  }

  private static <T> void again(
      Parsed<T> parsed, Function<T, String> write, Function<String, Parsed<T>> read) {
    parsed
        .asOptional()
        .ifPresent(value -> assertThat(read.apply(write.apply(value)).orThrow()).isEqualTo(value));
  }

  private void rounds(Runnable round) {
    for (int i = 0; i < ROUNDS; i++) {
      round.run();
    }
  }

  private String residentId(LocalDate born) {
    List<Region> provinces =
        Region.provinces().stream().filter(r -> r.code().charAt(0) < '8').toList();
    String first17 =
        provinces.get(random.nextInt(provinces.size())).code().substring(0, 2)
            + digits(4)
            + born.toString().replace("-", "")
            + digits(3);
    return first17 + idCheck(first17);
  }

  /** ISO 7064 MOD 11-2 in its recursive form. */
  private static String idCheck(String first17) {
    int p = 0;
    for (char c : first17.toCharArray()) {
      p = (p + c - '0') * 2 % 11;
    }
    int check = (12 - p) % 11;
    return check == 10 ? "X" : Integer.toString(check);
  }

  /** GB 32100: the weighted sum of all 18 characters is divisible by 31. */
  private static char creditCheck(String first17) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < first17.length(); i++) {
      sum =
          sum.add(
              BigInteger.valueOf(3)
                  .pow(i)
                  .multiply(BigInteger.valueOf(CREDIT.indexOf(first17.charAt(i)))));
    }
    return CREDIT.charAt(sum.negate().mod(BigInteger.valueOf(31)).intValue());
  }

  private String digits(int count) {
    return characters("0123456789", count);
  }

  private String characters(String from, int count) {
    StringBuilder out = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      out.append(from.charAt(random.nextInt(from.length())));
    }
    return out.toString();
  }

  private String junk() {
    String alphabet =
        switch (random.nextInt(4)) {
          case 0 -> "0123456789X-";
          case 1 -> "SYJT0123456789 ";
          case 2 -> "三级高级工技师特首席一二（）/、3王阿·•ｘ　\u200B\u0000\uD842\uDFB7\uD800";
          default -> "aZ9<>=+;,.\"'\\{}%$\t\n\u0301ß\uFFFF元号第";
        };
    return characters(alphabet, random.nextInt(25));
  }
}
