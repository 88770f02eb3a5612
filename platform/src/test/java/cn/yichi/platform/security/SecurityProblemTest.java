package cn.yichi.platform.security;

import cn.yichi.platform.problem.ProblemTextsContract;
import cn.yichi.platform.problem.ProblemType;

class SecurityProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return SecurityProblem.values();
  }
}
