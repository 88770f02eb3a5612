package cn.yichi.platform.audit;

import cn.yichi.platform.problem.CommonProblem;
import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemWriter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no byte of an answer through before its entry is written. Where that fails, the caller gets
 * 503 with nothing of the answer, and what the handler still writes is passed over. Keeps nothing
 * of the answer in memory.
 */
final class AuditedResponse extends HttpServletResponseWrapper {
  private static final Logger LOG = LoggerFactory.getLogger(AuditedResponse.class);
  static final Duration WAIT = Duration.ofSeconds(5);

  private final HttpServletRequest request;
  private final HttpServletResponse bare;
  private final IntConsumer entry;
  private final Set<String> headersBefore;
  private int written;
  private boolean refused;

  /**
   * @param entry writes the entry with a status; throws what it likes where it cannot
   */
  AuditedResponse(HttpServletRequest request, HttpServletResponse bare, IntConsumer entry) {
    super(bare);
    this.request = request;
    this.bare = bare;
    this.entry = entry;
    this.headersBefore = Set.copyOf(bare.getHeaderNames());
  }

  /** True where the answer may go on. */
  private boolean open(int status) throws IOException {
    if (!refused && written != status) {
      try {
        entry.accept(status);
        written = status;
      } catch (RuntimeException away) {
        LOG.warn("an answer is not given, for its audit entry is not written: {}", away.toString());
        refuse();
      }
    }
    return !refused;
  }

  private boolean open() throws IOException {
    // Once bytes are on the way the status cannot change any more.
    return bare.isCommitted() ? !refused : open(getStatus());
  }

  private void refuse() throws IOException {
    refused = true;
    if (!bare.isCommitted()) {
      // They belong to the answer: where a thing was made, what it is now.
      for (String name : List.copyOf(bare.getHeaderNames())) {
        if (!headersBefore.contains(name)) {
          bare.setHeader(name, null);
        }
      }
      Problem problem = Problem.of(CommonProblem.UNAVAILABLE).retryAfter(WAIT);
      ProblemWriter.write(problem, request, bare);
    }
  }

  /** After the handler: the entry of an answer without a body. */
  void finish() throws IOException {
    open();
  }

  /** True where the caller was told 503 in the answer's place. */
  boolean isRefused() {
    return refused;
  }

  @Override
  public void setStatus(int status) {
    if (!refused) {
      super.setStatus(status);
    }
  }

  @Override
  public void reset() {
    if (!refused) {
      written = 0;
      super.reset();
    }
  }

  @Override
  public void resetBuffer() {
    if (!refused) {
      written = 0;
      super.resetBuffer();
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (open()) {
      super.flushBuffer();
    }
  }

  @Override
  public void sendError(int status) throws IOException {
    if (open(status)) {
      super.sendError(status);
    }
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    if (open(status)) {
      super.sendError(status, message);
    }
  }

  @Override
  public void sendRedirect(String location) throws IOException {
    sendRedirect(location, SC_FOUND, true);
  }

  @Override
  public void sendRedirect(String location, int status, boolean clear) throws IOException {
    if (open(status)) {
      super.sendRedirect(location, status, clear);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return new Gate(super.getOutputStream());
  }

  @Override
  public PrintWriter getWriter() {
    return new PrintWriter(new TextGate());
  }

  /** The answer's own writer is asked for when it may be used: a refusal is written as bytes. */
  private final class TextGate extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      if (open()) {
        bare.getWriter().write(text, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (open()) {
        bare.getWriter().flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (open()) {
        bare.getWriter().close();
      }
    }
  }

  private final class Gate extends ServletOutputStream {
    private final ServletOutputStream to;

    Gate(ServletOutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int octet) throws IOException {
      if (open()) {
        to.write(octet);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (open()) {
        to.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (open()) {
        to.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (open()) {
        to.close();
      }
    }

    @Override
    public boolean isReady() {
      return to.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      to.setWriteListener(listener);
    }
  }
}
