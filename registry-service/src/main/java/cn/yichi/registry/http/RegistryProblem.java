package cn.yichi.registry.http;

import cn.yichi.platform.problem.ProblemType;

/** Problems that only the registry answers with; their texts stand beside this class. */
enum RegistryProblem implements ProblemType {
  /** The stated certificate has faults; {@code errors} lists every one. */
  CERTIFICATE_REFUSED("certificate-refused", 422),
  /** The number is on file with other content. */
  CERTIFICATE_CONFLICT("certificate-conflict", 409),
  /** No certificate of that id. */
  CERTIFICATE_UNKNOWN("certificate-unknown", 404),
  /** A correction states another number or kind. */
  CERTIFICATE_NUMBER_FIXED("certificate-number-fixed", 409),
  /** The present status does not allow the step. */
  STATUS_STEP_REFUSED("status-step-refused", 409),
  /** Revocation on one person's word. */
  REVOCATION_NEEDS_TWO_PEOPLE("revocation-needs-two-people", 409),
  /** A change without {@code If-Match}. */
  VERSION_REQUIRED("version-required", 428),
  /** {@code If-Match} is not a version as answered in {@code ETag}. */
  VERSION_MALFORMED("version-malformed", 400),
  /** {@code If-Match} names another version than the present one. */
  VERSION_OUTDATED("version-outdated", 412),
  /** Too many facts wait to be published. */
  REGISTRY_BUSY("registry-busy", 503),
  /** The stated issuer has faults; {@code errors} lists every one. */
  ISSUER_REFUSED("issuer-refused", 422),
  /** One person would take something from an issuer on file; {@code errors} says what. */
  ISSUER_NEEDS_TWO_PEOPLE("issuer-needs-two-people", 409),
  /** The record proposed is the one on file. */
  ISSUER_UNCHANGED("issuer-unchanged", 409),
  /** The standing on that day does not allow the step, or stays as it is. */
  ISSUER_STEP_REFUSED("issuer-step-refused", 409),
  /** No issuer of that code. */
  ISSUER_UNKNOWN("issuer-unknown", 404),
  /** A request to reveal states no purpose, or fields that there are not. */
  REVEAL_REFUSED("reveal-refused", 422),
  /** No holder of that pseudonym. */
  HOLDER_UNKNOWN("holder-unknown", 404),
  /** The document is the same person's already. */
  HOLDER_LINK_KNOWN("holder-link-known", 409),
  /** The document is linked with somebody else. */
  HOLDER_LINKED_ELSEWHERE("holder-linked-elsewhere", 409),
  /** No such link of the holder. */
  HOLDER_LINK_UNKNOWN("holder-link-unknown", 404),
  /** The stated honour has faults; {@code errors} lists every one. */
  HONOUR_REFUSED("honour-refused", 422),
  /** The holder has an honour of that kind, day and name with other content, or a revoked one. */
  HONOUR_CONFLICT("honour-conflict", 409),
  /** No honour of that id. */
  HONOUR_UNKNOWN("honour-unknown", 404),
  /** The honour was revoked, and nothing of it changes any more. */
  HONOUR_REVOKED("honour-revoked", 409),
  /** A look-up states the number only. */
  SECOND_FACT_MISSING("second-fact-missing", 422),
  /** {@code after} is not a value answered as {@code next}. */
  CURSOR_MALFORMED("cursor-malformed", 400),
  /** {@code limit} lies outside what one page may hold. */
  LIMIT_OUT_OF_RANGE("limit-out-of-range", 400);

  private final String slug;
  private final int status;

  RegistryProblem(String slug, int status) {
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
}
