package cn.yichi.notification.http;

import cn.yichi.platform.problem.ProblemTextsContract;
import cn.yichi.platform.problem.ProblemType;

class NoticeProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return NoticeProblem.values();
  }
}
