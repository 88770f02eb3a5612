package cn.yichi.platform.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Lists every field that Bean Validation refused; values are not repeated, they may be personal.
 */
final class ValidationFaults {
  private static final CommonProblem BESIDE = CommonProblem.INVALID_FIELDS;

  private ValidationFaults() {}

  static Problem of(BindingResult result) {
    Problem problem = Problem.of(CommonProblem.INVALID_FIELDS);
    for (FieldError error : result.getFieldErrors()) {
      problem = problem.fault(fault(error.getField(), error));
    }
    return problem;
  }

  static Problem of(HandlerMethodValidationException invalid) {
    Problem problem = Problem.of(CommonProblem.INVALID_FIELDS);
    for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
      for (MessageSourceResolvable error : result.getResolvableErrors()) {
        problem = problem.fault(fault(field(result, error), error));
      }
    }
    return problem;
  }

  private static String field(ParameterValidationResult result, MessageSourceResolvable error) {
    if (result instanceof ParameterErrors && error instanceof FieldError nested) {
      return nested.getField();
    }
    String name = result.getMethodParameter().getParameterName();
    return name == null ? "" : name;
  }

  static FieldFault required(String field) {
    return FieldFault.of(BESIDE, field, "constraint.required", "", Map.of());
  }

  private static FieldFault fault(String field, MessageSourceResolvable error) {
    String[] codes = error.getCodes();
    List<String> constraint = codes == null ? List.of() : Arrays.asList(codes);
    if (constraint.contains("typeMismatch")) {
      return Expected.fault(field, null, null, Expected.Place.UNKNOWN);
    } else if (named(constraint, "NotNull", "NotBlank", "NotEmpty")) {
      return required(field);
    } else if (named(constraint, "Size", "Length", "Range")) {
      return FieldFault.of(BESIDE, field, "constraint.size", "", bounds(error.getArguments()));
    } else {
      return FieldFault.of(BESIDE, field, "constraint.invalid", "", Map.of());
    }
  }

  private static boolean named(List<String> codes, String... constraints) {
    return Arrays.stream(constraints).anyMatch(codes::contains);
  }

  /** Spring hands over the field, then the constraint's attributes by name: max before min. */
  private static Map<String, String> bounds(Object @Nullable [] arguments) {
    return arguments == null || arguments.length < 3
        ? Map.of()
        : Map.of("max", arguments[1].toString(), "min", arguments[2].toString());
  }
}
