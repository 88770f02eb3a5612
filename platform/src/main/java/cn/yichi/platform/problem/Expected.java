package cn.yichi.platform.problem;

import cn.yichi.contracts.vocabulary.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Says in words what a value of some Java type looks like on the wire. */
final class Expected {
  private static final int LONGEST_SHOWN = 40;

  private Expected() {}

  /** The fault that a field's value does not have the type. */
  static FieldFault fault(String field, @Nullable Class<?> type, @Nullable Object value, Place at) {
    String shown = shown(value, type);
    return new FieldFault(
        field,
        CommonProblem.WRONG_TYPE.slug(),
        shown,
        locale -> words(field, type, shown, at, locale));
  }

  private static FieldFault.Words words(
      String field, @Nullable Class<?> type, String shown, Place at, Locale locale) {
    Map<String, String> all =
        new HashMap<>(ProblemTexts.merged(at.parameters(), Finding.shown(field), shown));
    all.put("expected", describe(type, locale));
    String whole = field.isEmpty() ? "wrong-type.body" : "wrong-type.fault";
    String key = at.known() ? whole + ".at" : whole;
    return new FieldFault.Words(text(key, locale, all), text("wrong-type.remedy", locale, all));
  }

  private static String text(String key, Locale locale, Map<String, String> parameters) {
    return ProblemTexts.text(CommonProblem.WRONG_TYPE, key, locale, parameters);
  }

  private static String describe(@Nullable Class<?> declared, Locale locale) {
    if (declared == null) {
      return text("expected.other", locale, Map.of());
    }
    Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declared);
    if (type.isEnum()) {
      String values =
          Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .collect(Collectors.joining(", "));
      return text("expected.one-of", locale, Map.of("values", values));
    }
    return text("expected." + word(type), locale, Map.of());
  }

  private static String word(Class<?> type) {
    if (type == LocalDate.class) {
      return "date";
    } else if (type == Instant.class) {
      return "instant";
    } else if (type == Boolean.class) {
      return "boolean";
    } else if (type == Integer.class || type == Long.class) {
      return "whole-number";
    } else if (Number.class.isAssignableFrom(type)) {
      return "number";
    } else if (CharSequence.class.isAssignableFrom(type)) {
      return "text";
    } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "list";
    } else {
      return type.isRecord() || Map.class.isAssignableFrom(type) ? "object" : "other";
    }
  }

  /**
   * Repeats a value only where it cannot be personal: what was meant as a date, number or word of a
   * list, and holds no digits enough for a telephone or document number.
   */
  private static String shown(@Nullable Object value, @Nullable Class<?> type) {
    if (value == null || type == null || type == String.class || type.isRecord()) {
      return "";
    }
    String text = value.toString();
    return text.length() > LONGEST_SHOWN || text.matches("(?s).*\\d{7}.*") ? "" : text;
  }

  /**
   * Where in a body something was found.
   *
   * @param line from 1, 0 where unknown
   * @param column from 1
   */
  record Place(int line, int column) {
    static final Place UNKNOWN = new Place(0, 0);

    boolean known() {
      return line > 0;
    }

    Map<String, String> parameters() {
      return known()
          ? Map.of("line", String.valueOf(line), "column", String.valueOf(column))
          : Map.of("line", "?", "column", "?");
    }
  }
}
