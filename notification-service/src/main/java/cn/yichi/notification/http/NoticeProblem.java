package cn.yichi.notification.http;

import cn.yichi.platform.problem.ProblemType;

/** What this service's answers can say is wrong. */
enum NoticeProblem implements ProblemType {
  NOTICE_NOT_FOUND("notice-not-found", 404),
  CURSOR_MALFORMED("cursor-malformed", 400),
  LIMIT_OUT_OF_RANGE("limit-out-of-range", 400);

  private final String slug;
  private final int status;

  NoticeProblem(String slug, int status) {
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
