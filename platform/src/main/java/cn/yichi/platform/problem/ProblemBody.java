package cn.yichi.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The members of {@code application/problem+json}; empty ones are left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({
  "type",
  "title",
  "status",
  "detail",
  "instance",
  "code",
  "field",
  "value",
  "fault",
  "remedy",
  "errors"
})
record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    String field,
    String value,
    String fault,
    String remedy,
    List<FieldError> errors) {

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @JsonPropertyOrder({"code", "field", "value", "fault", "remedy"})
  record FieldError(String code, String field, String value, String fault, String remedy) {}

  static ProblemBody of(Problem problem, String instance, Locale locale) {
    String slug = problem.type().slug();
    Map<String, String> parameters = parameters(problem);
    String detail = text(problem, slug + ".detail", locale, parameters);
    List<FieldError> errors = problem.faults().stream().map(f -> error(f, locale)).toList();
    FieldError first =
        errors.isEmpty()
            ? new FieldError(
                slug, "", "", detail, text(problem, slug + ".remedy", locale, parameters))
            : errors.getFirst();
    return new ProblemBody(
        "urn:yichi:problem:" + slug,
        text(problem, slug + ".title", locale, parameters),
        problem.status(),
        detail,
        instance,
        first.code(),
        first.field(),
        first.value(),
        first.fault(),
        first.remedy(),
        errors);
  }

  /** The first fault's field and value can be named by the problem's own texts. */
  private static Map<String, String> parameters(Problem problem) {
    if (problem.faults().isEmpty()) {
      return problem.parameters();
    }
    FieldFault first = problem.faults().getFirst();
    return ProblemTexts.merged(problem.parameters(), first.field(), first.value());
  }

  private static String text(
      Problem problem, String key, Locale locale, Map<String, String> parameters) {
    return ProblemTexts.text(problem.type(), key, locale, parameters);
  }

  private static FieldError error(FieldFault fault, Locale locale) {
    FieldFault.Words words = fault.words().apply(locale);
    return new FieldError(
        fault.code(), fault.field(), fault.value(), words.fault(), words.remedy());
  }
}
