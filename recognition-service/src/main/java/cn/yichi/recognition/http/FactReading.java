package cn.yichi.recognition.http;

import cn.yichi.contracts.vocabulary.Money;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.problem.FieldFault;
import cn.yichi.recognition.benefit.FactDeclaration;
import cn.yichi.recognition.benefit.FactName;
import cn.yichi.recognition.benefit.FactType;
import cn.yichi.recognition.benefit.FactValue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads stated facts in the types that a policy declares. */
final class FactReading {
  private static final int LONGEST = 200;
  private static final int MOST = 50;

  private FactReading() {}

  /** The facts that are as declared; every other one is a fault. */
  static Map<FactName, FactValue> read(
      @Nullable Map<String, Object> stated, List<FactDeclaration> declared, FieldReading fields) {
    Map<FactName, FactValue> facts = new HashMap<>();
    if (stated == null) {
      return facts;
    }
    if (stated.size() > MOST) {
      fields.fault(fault("facts", "too-many-facts", ""));
      return facts;
    }
    stated.forEach(
        (name, value) ->
            declared.stream()
                .filter(fact -> fact.name().value().equals(name))
                .findFirst()
                .ifPresentOrElse(
                    fact ->
                        value(fact.type(), value)
                            .ifPresentOrElse(
                                read -> facts.put(fact.name(), read),
                                () -> fields.fault(wrong(name, fact.type()))),
                    () -> fields.fault(fault("facts." + shortened(name), "fact-unknown", ""))));
    return facts;
  }

  private static Optional<FactValue> value(FactType type, @Nullable Object value) {
    return switch (type) {
      case MONEY ->
          whole(value).filter(fen -> fen >= 0).map(fen -> new FactValue.OfMoney(new Money(fen)));
      case INTEGER -> whole(value).map(FactValue.OfInteger::new);
      case BOOLEAN ->
          value instanceof Boolean yes
              ? Optional.of(new FactValue.OfBoolean(yes))
              : Optional.empty();
      case DATE -> text(value).flatMap(FactReading::day).map(FactValue.OfDate::new);
      case REGION ->
          text(value).flatMap(code -> Region.parse(code).asOptional()).map(FactValue.OfRegion::new);
      case TEXT -> text(value).map(FactValue.OfText::new);
    };
  }

  private static Optional<Long> whole(@Nullable Object value) {
    return value instanceof Integer || value instanceof Long
        ? Optional.of(((Number) value).longValue())
        : Optional.empty();
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text && !text.isBlank() && text.length() <= LONGEST
        ? Optional.of(text.strip())
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  private static FieldFault wrong(String name, FactType type) {
    return fault("facts." + name, "fact-not-" + type.name().toLowerCase(Locale.ROOT), "");
  }

  private static FieldFault fault(String field, String code, String value) {
    return FieldFault.of(RecognitionProblem.BENEFIT_UNKNOWN, field, code, value, Map.of());
  }

  private static String shortened(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }
}
