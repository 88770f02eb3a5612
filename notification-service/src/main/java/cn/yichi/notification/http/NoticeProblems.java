package cn.yichi.notification.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;

/** Makes the problems of this service, with the field at fault. */
final class NoticeProblems {
  private NoticeProblems() {}

  static ProblemException notFound(String key) {
    return problem(NoticeProblem.NOTICE_NOT_FOUND, key).field("key", key).exception();
  }

  static ProblemException cursor(String value) {
    return problem(NoticeProblem.CURSOR_MALFORMED, value).field("after", value).exception();
  }

  static ProblemException limit(int asked, int most) {
    String value = Integer.toString(asked);
    return problem(NoticeProblem.LIMIT_OUT_OF_RANGE, value)
        .with("most", most)
        .field("limit", value)
        .exception();
  }

  private static Problem problem(NoticeProblem type, String value) {
    return Problem.of(type).with("value", value);
  }
}
