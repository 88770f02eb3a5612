package cn.yichi.platform.problem;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Turns what Spring MVC throws into problems. */
final class SpringFaults {
  private SpringFaults() {}

  /** Empty for what is nobody's request fault. */
  static Optional<Problem> of(Throwable failure) {
    return Optional.ofNullable(
        switch (failure) {
          case ProblemException known -> known.problem();
          case BodyTooLarge tooLarge -> tooLarge.problem();
          case HttpMessageNotReadableException unreadable -> JsonFaults.of(unreadable);
          case MethodArgumentNotValidException invalid ->
              ValidationFaults.of(invalid.getBindingResult());
          case BindException invalid -> ValidationFaults.of(invalid.getBindingResult());
          case HandlerMethodValidationException invalid ->
              invalid.isForReturnValue() ? null : ValidationFaults.of(invalid);
          case TypeMismatchException mismatch -> mismatch(mismatch);
          case MissingServletRequestParameterException missing ->
              missing(missing.getParameterName());
          case MissingRequestHeaderException missing -> missing(missing.getHeaderName());
          case MissingServletRequestPartException missing -> missing(missing.getRequestPartName());
          case HttpRequestMethodNotSupportedException refused -> method(refused);
          case HttpMediaTypeNotSupportedException refused -> contentType(refused);
          case HttpMediaTypeNotAcceptableException refused -> accept(refused);
          // a query or form that is no percent-encoded UTF-8
          case InvalidParameterException malformed ->
              CommonProblem.ofStatus(malformed.getErrorCode());
          case ErrorResponse other -> other(other);
          default -> null;
        });
  }

  private static Problem mismatch(TypeMismatchException mismatch) {
    String field =
        mismatch instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : Optional.ofNullable(mismatch.getPropertyName()).orElse("");
    return Problem.of(CommonProblem.WRONG_TYPE)
        .fault(
            Expected.fault(
                field, mismatch.getRequiredType(), mismatch.getValue(), Expected.Place.UNKNOWN));
  }

  private static Problem missing(String name) {
    return Problem.of(CommonProblem.MISSING_PARAMETER).field(name, "");
  }

  private static Problem method(HttpRequestMethodNotSupportedException refused) {
    String[] supported = refused.getSupportedMethods();
    String allowed = supported == null ? "" : String.join(", ", supported);
    Problem problem =
        Problem.of(CommonProblem.METHOD_NOT_ALLOWED)
            .with("method", refused.getMethod())
            .with("allowed", allowed);
    return allowed.isEmpty() ? problem : problem.header(HttpHeaders.ALLOW, allowed);
  }

  private static Problem contentType(HttpMediaTypeNotSupportedException refused) {
    String supported = types(refused.getSupportedMediaTypes());
    MediaType sent = refused.getContentType();
    return Problem.of(CommonProblem.UNSUPPORTED_MEDIA_TYPE)
        .with("supported", supported)
        .header(HttpHeaders.ACCEPT, supported)
        .field(HttpHeaders.CONTENT_TYPE, sent == null ? "" : sent.toString());
  }

  /** Spring names no types where it could not read those asked for. */
  private static Problem accept(HttpMediaTypeNotAcceptableException refused) {
    return refused.getSupportedMediaTypes().isEmpty()
        ? Problem.of(CommonProblem.ACCEPT_MALFORMED).field(HttpHeaders.ACCEPT, "")
        : Problem.of(CommonProblem.NOT_ACCEPTABLE)
            .with("supported", types(refused.getSupportedMediaTypes()));
  }

  private static String types(Collection<MediaType> types) {
    return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
  }

  /** Whatever else carries a status; server faults among them go the way of the unexpected. */
  private static @Nullable Problem other(ErrorResponse response) {
    int status = response.getStatusCode().value();
    if (status >= 500 && status != 503) {
      return null;
    }
    Problem problem = CommonProblem.ofStatus(status);
    for (String header : List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE)) {
      String value = response.getHeaders().getFirst(header);
      problem = value == null ? problem : problem.header(header, value);
    }
    return problem;
  }
}
