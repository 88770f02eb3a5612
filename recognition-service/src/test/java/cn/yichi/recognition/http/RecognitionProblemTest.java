package cn.yichi.recognition.http;

import cn.yichi.platform.problem.ProblemTextsContract;
import cn.yichi.platform.problem.ProblemType;

class RecognitionProblemTest implements ProblemTextsContract {
  @Override
  public ProblemType[] types() {
    return RecognitionProblem.values();
  }
}
