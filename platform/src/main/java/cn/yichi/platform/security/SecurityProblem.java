package cn.yichi.platform.security;

import cn.yichi.platform.problem.ProblemType;

/** Why a caller is not let in; each is a stable type with its own remedy. */
public enum SecurityProblem implements ProblemType {
  /** Not a token, not signed by a trusted provider, or without what every token needs. */
  TOKEN_REFUSED("token-refused", 401),
  TOKEN_EXPIRED("token-expired", 401),
  /** Signed for another region's services. */
  TOKEN_FOR_ANOTHER("token-for-another", 401),
  /** A good token whose person is none of those who may. */
  ROLE_MISSING("role-missing", 403),
  REGION_NOT_YOURS("region-not-yours", 403),
  ORGANISATION_NOT_YOURS("organisation-not-yours", 403),
  /** He may act for several, and it is not said for which. */
  ORGANISATION_UNNAMED("organisation-unnamed", 400),
  HOLDER_NOT_YOURS("holder-not-yours", 403),
  /** Whatever the caller may: it names nobody. */
  HOLDER_REF_MALFORMED("holder-ref-malformed", 400),
  /** Whether a token is good cannot be told while its provider's keys cannot be had. */
  PROVIDER_UNREACHABLE("provider-unreachable", 503);

  private final String slug;
  private final int status;

  SecurityProblem(String slug, int status) {
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
