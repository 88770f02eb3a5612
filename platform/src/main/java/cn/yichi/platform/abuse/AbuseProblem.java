package cn.yichi.platform.abuse;

import cn.yichi.platform.problem.ProblemType;

/** Why somebody who asks too often is not answered. */
public enum AbuseProblem implements ProblemType {
  TOO_MANY_MISSES("too-many-misses"),
  TOO_MANY_REVEALS("too-many-reveals");

  private final String slug;

  AbuseProblem(String slug) {
    this.slug = slug;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return 429;
  }
}
