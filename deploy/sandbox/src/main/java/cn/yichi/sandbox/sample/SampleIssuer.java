package cn.yichi.sandbox.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * A made-up assessment body with its filing (备案).
 *
 * @param code issuer code
 * @param name its name, which says that it is made up
 * @param issuerClass {@code EMPLOYER}, {@code SOCIAL_BODY} or {@code APPRAISAL_CENTER}
 * @param kind the certificate kind it may issue, as a code name
 * @param trades the occupations it may certify
 * @param levels the level codes it may certify, e.g. {@code 5}; {@code T} for 特级技师
 * @param from first day of the filing
 */
public record SampleIssuer(
    String code,
    String name,
    String issuerClass,
    String kind,
    List<Trade> trades,
    List<String> levels,
    LocalDate from) {

  /** An occupation of the 2022 catalogue. */
  public record Trade(String code, String nameZh) {}

  static final LocalDate FILED = LocalDate.of(2015, 1, 1);
}
