package cn.yichi.platform.proposal;

import cn.yichi.platform.problem.ProblemTextsContract;
import cn.yichi.platform.problem.ProblemType;

class ProposalProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return ProposalProblem.values();
  }
}
