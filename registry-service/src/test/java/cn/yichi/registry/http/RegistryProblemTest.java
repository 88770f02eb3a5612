package cn.yichi.registry.http;

import cn.yichi.platform.problem.ProblemTextsContract;
import cn.yichi.platform.problem.ProblemType;

class RegistryProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return RegistryProblem.values();
  }
}
