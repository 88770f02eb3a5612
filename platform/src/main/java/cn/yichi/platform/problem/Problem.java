package cn.yichi.platform.problem;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal or failure to be answered as RFC 9457 {@code application/problem+json} in the caller's
 * language.
 *
 * @param type its kind
 * @param status the HTTP status, the type's own unless a container decided otherwise
 * @param parameters what its texts name in braces
 * @param faults what is wrong with which field, most telling first; empty where no field is to
 *     blame
 * @param headers response headers that go with it, {@code Retry-After} for instance
 */
public record Problem(
    ProblemType type,
    int status,
    Map<String, String> parameters,
    List<FieldFault> faults,
    Map<String, String> headers) {
  public Problem {
    requireNonNull(type, "type");
    parameters = Map.copyOf(parameters);
    faults = List.copyOf(faults);
    headers = Map.copyOf(headers);
  }

  public static Problem of(ProblemType type) {
    return new Problem(type, type.status(), Map.of(), List.of(), Map.of());
  }

  /** Gives the texts a parameter; never a personal value, unless masked. */
  public Problem with(String name, Object value) {
    return new Problem(type, status, put(parameters, name, value.toString()), faults, headers);
  }

  /** Blames a field, by a fault of the shared vocabulary. */
  public Problem field(String field, Finding finding) {
    return fault(FieldFault.of(field, finding));
  }

  /**
   * Blames a field, by the problem's own texts. Of a document, mobile or similar number in either,
   * which may stand anywhere by mistake, only the ends are repeated.
   *
   * @param value what was sent, masked where personal; empty where absent
   */
  public Problem field(String field, String value) {
    String shown = Finding.shown(value);
    Map<String, String> all = ProblemTexts.merged(parameters, Finding.shown(field), shown);
    return fault(
        new FieldFault(
            field,
            type.slug(),
            shown,
            locale ->
                new FieldFault.Words(
                    ProblemTexts.text(type, type.slug() + ".detail", locale, all),
                    ProblemTexts.text(type, type.slug() + ".remedy", locale, all))));
  }

  public Problem fault(FieldFault fault) {
    List<FieldFault> more = new ArrayList<>(faults);
    more.add(fault);
    return new Problem(type, status, parameters, more, headers);
  }

  /** Says when it makes sense to try again; whole seconds, at least one. */
  public Problem retryAfter(Duration wait) {
    return header("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
  }

  Problem header(String name, String value) {
    return new Problem(type, status, parameters, faults, put(headers, name, value));
  }

  Problem status(int other) {
    return new Problem(type, other, parameters, faults, headers);
  }

  /** For {@code throw}. */
  public ProblemException exception() {
    return new ProblemException(this);
  }

  private static Map<String, String> put(Map<String, String> map, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}
