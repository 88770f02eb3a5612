package cn.yichi.platform.audit;

import cn.yichi.platform.problem.ProblemType;

/** Why a part of the log cannot be shown. */
public enum AuditProblem implements ProblemType {
  CHAIN_UNKNOWN("chain-unknown", 404),
  CURSOR_MALFORMED("cursor-malformed", 400),
  LIMIT_OUT_OF_RANGE("limit-out-of-range", 400);

  private final String slug;
  private final int status;

  AuditProblem(String slug, int status) {
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
