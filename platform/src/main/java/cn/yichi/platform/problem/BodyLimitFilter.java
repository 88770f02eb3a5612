package cn.yichi.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/** Bounds the JSON a request may carry, for JSON is read into memory; uploads stream and pass. */
final class BodyLimitFilter extends HttpFilter {
  private final DataSize limit;

  BodyLimitFilter(DataSize limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!json(request)) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > limit.toBytes()) {
      ProblemWriter.write(new BodyTooLarge(limit).problem(), request, response);
    } else {
      chain.doFilter(new Counted(request), response);
    }
  }

  private static boolean json(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).contains("json");
  }

  /** A body sent in chunks tells its size only while it is read. */
  private final class Counted extends ObservedBody {
    private long count;

    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    protected void read(byte[] bytes, int offset, int length) throws IOException {
      count += length;
      if (count > limit.toBytes()) {
        throw new BodyTooLarge(limit);
      }
    }
  }
}
