package cn.yichi.platform.security;

import cn.yichi.platform.problem.Problem;
import org.springframework.security.authorization.AuthorizationResult;

/** What a rule says of a request. */
sealed interface Verdict extends AuthorizationResult {

  /** It may go on. */
  record Granted() implements Verdict {
    @Override
    public boolean isGranted() {
      return true;
    }
  }

  /**
   * It may not.
   *
   * @param why what to answer somebody who is signed in
   */
  record Denied(Problem why) implements Verdict {
    @Override
    public boolean isGranted() {
      return false;
    }
  }
}
