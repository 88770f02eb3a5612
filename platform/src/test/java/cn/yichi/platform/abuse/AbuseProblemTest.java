package cn.yichi.platform.abuse;

import cn.yichi.platform.problem.ProblemTextsContract;
import cn.yichi.platform.problem.ProblemType;

class AbuseProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return AbuseProblem.values();
  }
}
