package cn.yichi.platform.problem;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Tomcat refuses before any servlet sees it, malformed request targets for instance.
 */
public final class ProblemReportValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    AtomicBoolean broken = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, broken);
    if (response.getStatus() < 400 || response.getContentWritten() > 0 || !broken.get()) {
      return;
    }
    try {
      Problem problem = ProblemWriter.ofStatus(response.getStatus(), request, response);
      ProblemWriter.write(problem, "", request, response.getResponse());
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("caller left before the problem was written", gone);
    }
  }
}
