package cn.yichi.platform.problem;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.FaultText;
import cn.yichi.contracts.vocabulary.Finding;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * One thing wrong with one field of a request.
 *
 * @param field name of the field or parameter as the sender wrote it, a path such as {@code
 *     rows[3].level} where nested
 * @param code stable code of the fault
 * @param value the offending value, empty where it is absent or must not be repeated; the caller
 *     masks what is personal
 * @param words what is wrong and what to do about it, by language
 */
public record FieldFault(String field, String code, String value, Function<Locale, Words> words) {
  public FieldFault {
    // It may be what the sender called it.
    field = Finding.shown(field);
    requireNonNull(code, "code");
    requireNonNull(value, "value");
    requireNonNull(words, "words");
  }

  /**
   * @param fault what is wrong
   * @param remedy what the sender can do
   */
  public record Words(String fault, String remedy) {}

  /** A fault of the shared vocabulary, with its texts. */
  public static FieldFault of(String field, Finding finding) {
    String value = finding.value();
    return new FieldFault(
        field,
        finding.code().name(),
        value,
        locale ->
            new Words(
                FaultText.reason(finding.code(), locale, value),
                FaultText.remedy(finding.code(), locale, value)));
  }

  /**
   * A fault with texts of the type's own bundle, {@code <code>.fault} and {@code <code>.remedy}.
   *
   * @param beside any problem type of that bundle
   * @param parameters what the texts name in braces, besides {@code {field}} and {@code {value}}
   */
  public static FieldFault of(
      ProblemType beside, String field, String code, String value, Map<String, String> parameters) {
    Map<String, String> all = ProblemTexts.merged(parameters, Finding.shown(field), value);
    return new FieldFault(
        field,
        code,
        value,
        locale ->
            new Words(
                ProblemTexts.text(beside, code + ".fault", locale, all),
                ProblemTexts.text(beside, code + ".remedy", locale, all)));
  }
}
