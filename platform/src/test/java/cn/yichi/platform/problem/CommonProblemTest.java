package cn.yichi.platform.problem;

class CommonProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return CommonProblem.values();
  }
}
