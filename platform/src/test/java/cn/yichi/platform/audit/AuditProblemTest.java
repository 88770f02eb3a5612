package cn.yichi.platform.audit;

import cn.yichi.platform.problem.ProblemTextsContract;
import cn.yichi.platform.problem.ProblemType;

class AuditProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return AuditProblem.values();
  }
}
