package cn.yichi.platform.problem;

import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** More came in than a request may carry. */
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  private final long limit;

  BodyTooLarge(DataSize limit) {
    super("request body over " + limit);
    this.limit = limit.toBytes();
  }

  Problem problem() {
    return Problem.of(CommonProblem.PAYLOAD_TOO_LARGE).with("limit", limit / 1024 + " KiB");
  }
}
