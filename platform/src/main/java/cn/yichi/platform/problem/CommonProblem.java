package cn.yichi.platform.problem;

/** Problems that every service can answer with. */
public enum CommonProblem implements ProblemType {
  BAD_REQUEST("bad-request", 400),
  UNREADABLE_JSON("unreadable-json", 400),
  /** Unlike what cannot be parsed it could be read, but in two ways. */
  KEY_TWICE("key-twice", 400),
  /** Nested deeper, or with longer names, texts or numbers, than any true request. */
  JSON_TOO_COMPLEX("json-too-complex", 400),
  UNKNOWN_PROPERTY("unknown-property", 400),
  WRONG_TYPE("wrong-type", 400),
  MISSING_BODY("missing-body", 400),
  MISSING_PARAMETER("missing-parameter", 400),
  UNKNOWN_PARAMETER("unknown-parameter", 400),
  UNAUTHENTICATED("unauthenticated", 401),
  FORBIDDEN("forbidden", 403),
  NOT_FOUND("not-found", 404),
  METHOD_NOT_ALLOWED("method-not-allowed", 405),
  /** Of a method that no address has. */
  METHOD_UNKNOWN("method-unknown", 501),
  NOT_ACCEPTABLE("not-acceptable", 406),
  ACCEPT_MALFORMED("accept-malformed", 400),
  PAYLOAD_TOO_LARGE("payload-too-large", 413),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
  UNSUPPORTED_ENCODING("unsupported-content-encoding", 415),
  /** One or several fields are readable, but not acceptable; {@code errors} lists each. */
  INVALID_FIELDS("invalid-fields", 422),
  IDEMPOTENCY_KEY_MALFORMED("idempotency-key-malformed", 400),
  IDEMPOTENCY_KEY_IN_USE("idempotency-key-in-use", 409),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422),
  IDEMPOTENCY_NEEDS_RAW_BODY("idempotency-needs-raw-body", 400),
  INTERNAL("internal", 500),
  UNAVAILABLE("unavailable", 503),
  /** The day's calls of the federation's key are used up for now. */
  FEDERATION_KEY_SPENT("federation-key-spent", 503);

  private final String slug;
  private final int status;

  CommonProblem(String slug, int status) {
    this.slug = slug;
    this.status = status;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  /** The problem that says no more than a status does. */
  static Problem ofStatus(int status) {
    CommonProblem type =
        switch (status) {
          case 401 -> UNAUTHENTICATED;
          case 403 -> FORBIDDEN;
          case 404 -> NOT_FOUND;
          case 405 -> METHOD_NOT_ALLOWED;
          case 406 -> NOT_ACCEPTABLE;
          case 413 -> PAYLOAD_TOO_LARGE;
          case 415 -> UNSUPPORTED_MEDIA_TYPE;
          case 503 -> UNAVAILABLE;
          // A method or version of HTTP that nobody here speaks.
          case 501, 505 -> BAD_REQUEST;
          default -> status < 500 ? BAD_REQUEST : INTERNAL;
        };
    return Problem.of(type).status(status);
  }
}
