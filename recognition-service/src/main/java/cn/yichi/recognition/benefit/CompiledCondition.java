package cn.yichi.recognition.benefit;

import cn.yichi.recognition.agreement.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A condition checked against the types of its facts, once.
 *
 * @param condition as written
 * @param test ready to run
 */
record CompiledCondition(BenefitCondition condition, Expression test) {
  static final Map<String, Expression.Type> CERTIFICATE =
      Map.of(
          "kind", Expression.Type.TEXT,
          "level", Expression.Type.TEXT,
          "levelRank", Expression.Type.INTEGER,
          "home", Expression.Type.TEXT,
          "issuedOn", Expression.Type.TEXT,
          "day", Expression.Type.TEXT);

  /** The names that conditions over these facts may read. */
  static Map<String, Expression.Type> names(List<FactDeclaration> facts) {
    Map<String, Expression.Type> names = new HashMap<>(CERTIFICATE);
    for (FactDeclaration each : facts) {
      names.put(each.name().value(), typeOf(each.type()));
    }
    return names;
  }

  /**
   * @throws IllegalArgumentException when it is not well typed over these names
   */
  static CompiledCondition of(BenefitCondition condition, Map<String, Expression.Type> names) {
    return new CompiledCondition(condition, Expression.compile(condition.cel(), names));
  }

  Set<String> reads() {
    return test.reads();
  }

  boolean holds(Map<String, Object> values) {
    return switch (test.run(name -> Optional.ofNullable(values.get(name)))) {
      case TRUE -> true;
      case FALSE -> false;
      case UNKNOWN, FAILED ->
          throw new IllegalStateException("condition " + condition.id() + " cannot be evaluated");
    };
  }

  private static Expression.Type typeOf(FactType type) {
    return switch (type) {
      case MONEY, INTEGER -> Expression.Type.INTEGER;
      case BOOLEAN -> Expression.Type.BOOLEAN;
      case DATE, REGION, TEXT -> Expression.Type.TEXT;
    };
  }
}
