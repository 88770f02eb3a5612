package cn.yichi.contracts.vocabulary;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a stated value: understood, perhaps with warnings, or refused for one reason.
 *
 * @param <T> the value type
 */
public sealed interface Parsed<T> {

  /**
   * The value was understood.
   *
   * @param warnings oddities that do not refuse it; empty for most
   */
  record Valid<T>(T value, List<Finding> warnings) implements Parsed<T> {
    public Valid {
      requireNonNull(value, "value");
      warnings = List.copyOf(warnings);
    }
  }

  /** The value was refused. */
  record Invalid<T>(Finding fault) implements Parsed<T> {
    public Invalid {
      requireNonNull(fault, "fault");
    }
  }

  /** A value without warnings. */
  static <T> Parsed<T> valid(T value) {
    return new Valid<>(value, List.of());
  }

  /** A value with one warning. */
  static <T> Parsed<T> valid(T value, Finding warning) {
    return new Valid<>(value, List.of(warning));
  }

  /** A refusal that shows the offending part. */
  static <T> Parsed<T> invalid(FaultCode code, String value) {
    return new Invalid<>(new Finding(code, value));
  }

  /** True when there is a value. */
  default boolean isValid() {
    return this instanceof Valid<T>;
  }

  /** The value, or empty when refused. */
  default Optional<T> asOptional() {
    return switch (this) {
      case Valid<T>(T value, List<Finding> warnings) -> Optional.of(value);
      case Invalid<T>(Finding fault) -> Optional.empty();
    };
  }

  /** The warnings; empty when refused. */
  default List<Finding> warnings() {
    return switch (this) {
      case Valid<T>(T value, List<Finding> warnings) -> warnings;
      case Invalid<T>(Finding fault) -> List.of();
    };
  }

  /** The fault, or empty when understood. */
  default Optional<Finding> refusal() {
    return switch (this) {
      case Valid<T>(T value, List<Finding> warnings) -> Optional.empty();
      case Invalid<T>(Finding fault) -> Optional.of(fault);
    };
  }

  /** The same outcome for another type. */
  default <R> Parsed<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Valid<T>(T value, List<Finding> warnings) -> new Valid<>(mapping.apply(value), warnings);
      case Invalid<T>(Finding fault) -> new Invalid<>(fault);
    };
  }

  /**
   * The value, for callers who hold a value already known to be good.
   *
   * @throws IllegalArgumentException when refused; the message names the code and the shown part
   */
  default T orThrow() {
    return switch (this) {
      case Valid<T>(T value, List<Finding> warnings) -> value;
      case Invalid<T>(Finding fault) ->
          throw new IllegalArgumentException(fault.code() + " " + fault.value());
    };
  }
}
