package cn.yichi.platform.abuse;

import cn.yichi.platform.problem.ProblemType;

/** Why somebody who guesses is not answered. */
public enum AbuseProblem implements ProblemType {
  TOO_MANY_MISSES;

  @Override
  public String slug() {
    return "too-many-misses";
  }

  @Override
  public int status() {
    return 429;
  }
}
