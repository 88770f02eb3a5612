package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a certificate number says of itself.
 *
 * @param province the issuer's province; empty in 16-digit numbers, whose province or industry
 *     table is not GB/T 2260 and not published (10 = 江苏, 72 = 烟草行业)
 * @param year the year of issue, four digits
 * @param level the level
 * @param issuer the issuer
 * @param serial the serial digits
 */
public record NumberParts(
    Optional<Region> province,
    int year,
    Optional<SkillLevel> level,
    IssuerCode issuer,
    String serial) {
  public NumberParts {
    requireNonNull(province, "province");
    requireNonNull(level, "level");
    requireNonNull(issuer, "issuer");
    requireNonNull(serial, "serial");
  }
}
