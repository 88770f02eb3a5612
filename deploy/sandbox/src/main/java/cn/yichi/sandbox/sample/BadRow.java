package cn.yichi.sandbox.sample;

import static cn.yichi.sandbox.sample.Column.*;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * One way to spoil a good skill-level row, named as the registry names the fault. Written from the
 * rules of the field, not from the registry's code, so that the counts are an independent check.
 */
enum BadRow {
  ROW_SHAPE(Row::withOneCellTooMany),
  CELL_TOO_LONG(row -> row.put(INDUSTRY, "长".repeat(5_000))),
  FIELD_MISSING(row -> row.put(NAME, "")),
  FIELD_MALFORMED(row -> row.put(ISSUED_ON, "二〇二三年春")),
  UNKNOWN_WORD(row -> row.put(LEVEL, "四级工匠")),
  DOCUMENT_CHECKSUM(BadRow::wrongCheckCharacter),
  DOCUMENT_BIRTH_DATE(BadRow::impossibleBirthDate),
  ISSUER_NAME_FORBIDDEN(row -> row.put(ISSUER_NAME, "全国职业资格考试认证样例中心")),
  ISSUED_IN_FUTURE(
      row -> row.put(ISSUED_ON, LocalDate.parse(row.get(ISSUED_ON)).plusYears(40).toString())),
  ISSUED_BEFORE_ASSESSED(
      row -> row.put(ASSESSED_ON, LocalDate.parse(row.get(ISSUED_ON)).plusDays(3).toString())),
  ISSUED_BEFORE_BIRTH(BadRow::bornTooLate),
  VALIDITY_NOT_AFTER_ISSUE(Needs.PERMIT, row -> row.put(VALID_UNTIL, row.get(ISSUED_ON))),
  LEVEL_NOT_ALLOWED(Needs.UNGRADED, row -> row.put(LEVEL, "三级")),
  NUMBER_YEAR_MISMATCH(row -> replaceInNumber(row, 13, 15, "14")),
  NUMBER_LEVEL_MISMATCH(row -> row.put(LEVEL, row.get(LEVEL).equals("五级") ? "四级" : "五级")),
  NUMBER_REGION_MISMATCH(row -> replaceInNumber(row, 5, 7, "65")),
  NUMBER_ISSUER_MISMATCH(row -> replaceInNumber(row, 7, 13, "999999")),
  OCCUPATION_UNKNOWN(row -> row.put(OCCUPATION_CODE, "6-99-99-99").put(OCCUPATION_NAME, "")),
  OCCUPATION_AMBIGUOUS(row -> row.put(OCCUPATION_CODE, "").put(OCCUPATION_NAME, "印染工")),
  OCCUPATION_NAME_MISMATCH(
      row -> row.put(OCCUPATION_NAME, row.get(OCCUPATION_NAME).equals("焊工") ? "车工" : "焊工")),
  COUNTY_OUTSIDE_REGION(row -> row.put(COUNTY, "110101")),
  SCORE_OUT_OF_RANGE(row -> row.put(THEORY, "101")),
  ISSUER_NOT_FILED(row -> withIssuer(row, row.get(ISSUER_CODE).substring(0, 7) + "888888")),
  ISSUER_OUT_OF_SCOPE(row -> row.put(OCCUPATION_CODE, "4-12-01-01").put(OCCUPATION_NAME, "汽车维修工")),
  NUMBER_CONFLICT(Needs.ACCEPTED_BEFORE, row -> row.put(NAME, row.get(NAME) + "甲"));

  private final Needs needs;
  private final UnaryOperator<Row> spoil;

  BadRow(UnaryOperator<Row> spoil) {
    this(Needs.SKILL_LEVEL, spoil);
  }

  BadRow(Needs needs, UnaryOperator<Row> spoil) {
    this.needs = needs;
    this.spoil = spoil;
  }

  /** What kind of good row can be spoiled this way. */
  enum Needs {
    SKILL_LEVEL,
    UNGRADED,
    PERMIT,
    /** A copy of a row accepted earlier in the same file. */
    ACCEPTED_BEFORE
  }

  Needs needs() {
    return needs;
  }

  Row spoil(Row row) {
    return spoil.apply(row);
  }

  private static Row wrongCheckCharacter(Row row) {
    String id = row.get(DOCUMENT_NUMBER);
    char wrong = id.charAt(17) == '0' ? '1' : '0';
    return row.put(DOCUMENT_NUMBER, id.substring(0, 17) + wrong);
  }

  private static Row impossibleBirthDate(Row row) {
    String body =
        row.get(DOCUMENT_NUMBER).substring(0, 10)
            + "0230"
            + row.get(DOCUMENT_NUMBER).substring(14, 17);
    return row.put(DOCUMENT_NUMBER, body + People.check(body));
  }

  private static Row bornTooLate(Row row) {
    String id = row.get(DOCUMENT_NUMBER);
    LocalDate birth = LocalDate.parse(row.get(ISSUED_ON)).plusDays(5);
    return row.put(DOCUMENT_NUMBER, People.idNumber(id.substring(0, 6), birth, 7));
  }

  private static Row replaceInNumber(Row row, int from, int until, String digits) {
    String number = row.get(NUMBER);
    return row.put(NUMBER, number.substring(0, from) + digits + number.substring(until));
  }

  private static Row withIssuer(Row row, String code) {
    return row.put(ISSUER_CODE, code).put(NUMBER, code + row.get(NUMBER).substring(13));
  }
}
