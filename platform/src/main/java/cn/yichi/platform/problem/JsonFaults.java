package cn.yichi.platform.problem;

import cn.yichi.platform.problem.Expected.Place;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Names the field, line and column of a body that could not be read. */
final class JsonFaults {
  private static final Pattern TWICE =
      Pattern.compile("^Duplicate Object property \"(.*)\"", Pattern.DOTALL);

  private JsonFaults() {}

  static Problem of(HttpMessageNotReadableException unreadable) {
    Optional<BodyTooLarge> tooLarge = Causes.find(unreadable, BodyTooLarge.class);
    if (tooLarge.isPresent()) {
      return tooLarge.get().problem();
    }
    return Causes.find(unreadable, JacksonException.class)
        .map(JsonFaults::of)
        .orElseGet(
            () ->
                Problem.of(
                    unreadable.getCause() == null
                        ? CommonProblem.MISSING_BODY
                        : CommonProblem.BAD_REQUEST));
  }

  private static Problem of(JacksonException fault) {
    Place place = place(fault);
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return at(CommonProblem.UNKNOWN_PROPERTY, place)
          .with("known", known(unknown.getKnownPropertyIds()))
          .field(path(unknown), "");
    } else if (fault instanceof ValueInstantiationException refused) {
      return refused(refused, place);
    } else if (fault instanceof MismatchedInputException mismatch) {
      Object value = mismatch instanceof InvalidFormatException bad ? bad.getValue() : null;
      return Problem.of(CommonProblem.WRONG_TYPE)
          .fault(Expected.fault(path(mismatch), mismatch.getTargetType(), value, place));
    } else if (fault instanceof DatabindException other) {
      return Problem.of(CommonProblem.WRONG_TYPE)
          .fault(Expected.fault(path(other), null, null, place));
    } else {
      return unreadable(fault, place);
    }
  }

  /** A key that stands twice is named; Jackson says which one in its words only. */
  private static Problem unreadable(JacksonException fault, Place place) {
    Matcher twice = TWICE.matcher(String.valueOf(fault.getOriginalMessage()));
    if (!twice.find()) {
      return fault instanceof StreamConstraintsException
          ? Problem.of(CommonProblem.JSON_TOO_COMPLEX)
          : at(CommonProblem.UNREADABLE_JSON, place);
    }
    // The key is the last step of the path where an object's own reader had begun with it.
    String above = path(fault);
    String name = twice.group(1);
    boolean named = above.equals(name) || above.endsWith("." + name);
    String field = named ? above : above.isEmpty() ? name : above + "." + name;
    return at(CommonProblem.KEY_TWICE, place)
        .fault(FieldFault.of(CommonProblem.KEY_TWICE, field, "key-twice", "", place.parameters()));
  }

  /** A record's constructor refused. By house rule {@code requireNonNull} names the component. */
  private static Problem refused(ValueInstantiationException refused, Place place) {
    String missing =
        Causes.find(refused, NullPointerException.class)
            .map(NullPointerException::getMessage)
            .filter(name -> name.matches("\\w+"))
            .orElse("");
    if (missing.isEmpty()) {
      return Problem.of(CommonProblem.WRONG_TYPE)
          .fault(Expected.fault(path(refused), null, null, place));
    }
    String path = path(refused);
    String field = path.isEmpty() ? missing : path + "." + missing;
    return Problem.of(CommonProblem.INVALID_FIELDS).fault(ValidationFaults.required(field));
  }

  private static Problem at(ProblemType type, Place place) {
    Problem problem = Problem.of(type);
    for (Map.Entry<String, String> parameter : place.parameters().entrySet()) {
      problem = problem.with(parameter.getKey(), parameter.getValue());
    }
    return problem;
  }

  private static Place place(JacksonException fault) {
    TokenStreamLocation location = fault.getLocation();
    return location == null || location.getLineNr() < 1
        ? Place.UNKNOWN
        : new Place(location.getLineNr(), location.getColumnNr());
  }

  /** {@code rows[3].level}; empty for the whole body. */
  private static String path(JacksonException fault) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : fault.getPath()) {
      String name = step.getPropertyName();
      if (name == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(name);
      }
    }
    return path.toString();
  }

  private static String known(@Nullable Collection<Object> ids) {
    return ids == null
        ? ""
        : ids.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }
}
