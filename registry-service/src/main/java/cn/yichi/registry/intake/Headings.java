package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.HeadingWords;
import cn.yichi.registry.certificate.DraftField;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Which field a heading means, as bureaus write headings: 姓名, *姓 名, 证件号码（身份证）, 县（区）代码,
 * certificate_number. Unknown headings mean none.
 */
public final class Headings {
  private static final Map<String, DraftField> KNOWN = load();

  private Headings() {}

  /** The field a heading means, empty for none. */
  public static Optional<DraftField> fieldOf(String heading) {
    return HeadingWords.readings(heading).stream()
        .map(KNOWN::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Map<String, DraftField> load() {
    Map<String, DraftField> known = new HashMap<>();
    Properties aliases = aliases();
    for (DraftField field : DraftField.values()) {
      put(known, field.nameZh(), field);
      put(known, field.nameEn(), field);
      for (String alias : aliases.getProperty(field.name(), "").split(",", -1)) {
        put(known, alias, field);
      }
    }
    known.remove("");
    return Map.copyOf(known);
  }

  private static void put(Map<String, DraftField> known, String name, DraftField field) {
    DraftField other = known.putIfAbsent(HeadingWords.folded(name), field);
    if (other != null && other != field) {
      throw new IllegalStateException(name + " means both " + other + " and " + field);
    }
  }

  private static Properties aliases() {
    Properties aliases = new Properties();
    try (InputStream data = Headings.class.getResourceAsStream("headings.properties")) {
      if (data == null) {
        throw new IllegalStateException("headings.properties is missing");
      }
      aliases.load(new InputStreamReader(data, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return aliases;
  }
}
