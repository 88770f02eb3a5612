package cn.yichi.contracts.vocabulary;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An administrative division (行政区划) by its six-digit code [GB/T 2260].
 *
 * <p>The province must be known. A county need not be listed: certificates and ID numbers name
 * divisions that were abolished since.
 *
 * @param code six digits: province, city, county; {@code 00} where the coarser part is meant
 */
public record Region(String code) {
  private static final int LENGTH = 6;
  private static final Map<String, Listed> LISTED = load();
  private static final boolean[] PROVINCES = provincePrefixes();
  private static final Map<String, Region> BY_NAME = byName();

  private record Listed(String nameZh, String isoLetters) {}

  /**
   * @throws IllegalArgumentException when not six digits of a known province
   */
  public Region {
    if (!isCode(code)) {
      throw new IllegalArgumentException("not a GB/T 2260 code: " + code);
    }
  }

  /**
   * Reads a six-digit code, a province's two digits or a listed name (江津, 四川省).
   *
   * @return refused as {@code BLANK} or {@code UNKNOWN_REGION}; an unlisted county is marked {@code
   *     REGION_NOT_LISTED}
   */
  public static Parsed<Region> parse(String raw) {
    String text = WrittenForm.compact(raw);
    if (text.isEmpty()) {
      return Parsed.invalid(FaultCode.BLANK, "");
    }
    Region named = BY_NAME.get(text);
    if (named != null) {
      return Parsed.valid(named);
    }
    String code = text.length() == 2 ? text + "0000" : text;
    if (!isCode(code)) {
      return Parsed.invalid(FaultCode.UNKNOWN_REGION, text);
    }
    Region region = new Region(code);
    return region.isListed()
        ? Parsed.valid(region)
        : Parsed.valid(region, new Finding(FaultCode.REGION_NOT_LISTED, code));
  }

  /** The province of a two-digit prefix such as {@code 51}, or empty when there is none. */
  public static Optional<Region> provinceOf(String twoDigits) {
    return twoDigits.length() == 2 && isProvince(twoDigits, 0)
        ? Optional.of(new Region(twoDigits + "0000"))
        : Optional.empty();
  }

  /** All province-level divisions, by code. */
  public static List<Region> provinces() {
    return LISTED.keySet().stream().sorted().map(Region::new).filter(Region::isProvince).toList();
  }

  /** The province-level division this one lies in; a province answers itself. */
  public Region province() {
    return isProvince() ? this : new Region(code.substring(0, 2) + "0000");
  }

  /** True for the 34 province-level divisions. */
  public boolean isProvince() {
    return code.endsWith("0000");
  }

  /** True when the other division is this one or lies in it. */
  public boolean contains(Region other) {
    int length = isProvince() ? 2 : code.endsWith("00") ? 4 : LENGTH;
    return code.regionMatches(0, other.code, 0, length);
  }

  /** True when the data file knows the division by name. */
  public boolean isListed() {
    return LISTED.containsKey(code);
  }

  /** The short Chinese name; an unlisted county reads as its province with the code. */
  public String nameZh() {
    Listed listed = LISTED.get(code);
    return listed != null ? listed.nameZh : province().nameZh() + "（" + code + "）";
  }

  /** The ISO 3166-2 code such as {@code CN-SC}; provinces only. */
  public Optional<String> iso() {
    return Optional.ofNullable(LISTED.get(code))
        .map(Listed::isoLetters)
        .filter(letters -> !letters.isEmpty())
        .map("CN-"::concat);
  }

  private static boolean isCode(String code) {
    return code.length() == LENGTH && WrittenForm.digits(code, 0, LENGTH) && isProvince(code, 0);
  }

  /** True when two digits of a province stand at the place. */
  static boolean isProvince(String text, int at) {
    return WrittenForm.digits(text, at, at + 2) && PROVINCES[WrittenForm.number(text, at, at + 2)];
  }

  private static boolean[] provincePrefixes() {
    boolean[] prefixes = new boolean[100];
    LISTED.keySet().stream()
        .filter(code -> code.endsWith("0000"))
        .forEach(code -> prefixes[WrittenForm.number(code, 0, 2)] = true);
    return prefixes;
  }

  private static Map<String, Listed> load() {
    return DataFile.rows("regions.csv", "code", "name", "iso").stream()
        .collect(
            Collectors.toUnmodifiableMap(
                row -> row.get(0), row -> new Listed(row.get(1), row.get(2))));
  }

  private static Map<String, Region> byName() {
    Map<String, Region> names = new HashMap<>();
    LISTED.forEach(
        (code, listed) ->
            spellings(code, listed.nameZh).forEach(name -> names.put(name, new Region(code))));
    return Map.copyOf(names);
  }

  private static Collection<String> spellings(String code, String name) {
    if (!code.endsWith("0000")) {
      return List.of(name);
    }
    return switch (name) {
      case "北京", "天津", "上海", "重庆" -> List.of(name, name + "市");
      case "内蒙古", "西藏" -> List.of(name, name + "自治区");
      case "广西" -> List.of(name, "广西壮族自治区");
      case "宁夏" -> List.of(name, "宁夏回族自治区");
      case "新疆" -> List.of(name, "新疆维吾尔自治区");
      case "香港", "澳门" -> List.of(name, name + "特别行政区");
      default -> List.of(name, name + "省");
    };
  }
}
