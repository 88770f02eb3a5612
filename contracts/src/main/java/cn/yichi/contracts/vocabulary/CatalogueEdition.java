package cn.yichi.contracts.vocabulary;

import java.util.Optional;

/** Editions of the national occupation catalogue (职业分类大典). Codes mean nothing without one. */
public enum CatalogueEdition {
  /** 1999 edition, also the older list of national standards. */
  E1999(1999),
  /** 2015 edition with the occupations announced from 2019 on. */
  E2015(2015),
  /** 2022 edition with the additions of 2024 and 2025. */
  E2022(2022);

  private final int year;

  CatalogueEdition(int year) {
    this.year = year;
  }

  /** The year that names the edition. */
  public int year() {
    return year;
  }

  /** The edition in force now. */
  public static CatalogueEdition newest() {
    return E2022;
  }

  /** The edition named by the year, or empty. */
  public static Optional<CatalogueEdition> ofYear(int year) {
    for (CatalogueEdition edition : values()) {
      if (edition.year == year) {
        return Optional.of(edition);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads an edition: 2022, 2022版, 2022年版, E2022.
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_EDITION}
   */
  public static Parsed<CatalogueEdition> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    for (CatalogueEdition edition : values()) {
      String year = Integer.toString(edition.year);
      if (text.equals(year)
          || text.equals(edition.name())
          || text.equals(year + "版")
          || text.equals(year + "年版")
          || text.equals(year + "年")
          || text.equals(year + "年版大典")
          || text.equals(year + "版大典")) {
        return Parsed.valid(edition);
      }
    }
    return Parsed.invalid(FaultCode.UNKNOWN_EDITION, text);
  }
}
