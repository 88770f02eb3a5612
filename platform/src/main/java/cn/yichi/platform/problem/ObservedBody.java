package cn.yichi.platform.problem;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body is watched while its reader streams through it; nothing is kept. */
public abstract class ObservedBody extends HttpServletRequestWrapper {
  private @Nullable Watched body;

  protected ObservedBody(HttpServletRequest request) {
    super(request);
  }

  /** Called for every piece read. */
  protected abstract void read(byte[] bytes, int offset, int length) throws IOException;

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Watched(super.getInputStream());
    }
    return body;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    String encoding = getCharacterEncoding();
    return new BufferedReader(
        new InputStreamReader(
            getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
  }

  private final class Watched extends ServletInputStream {
    private final ServletInputStream raw;

    Watched(ServletInputStream raw) {
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = raw.read(bytes, offset, length);
      if (count > 0) {
        ObservedBody.this.read(bytes, offset, count);
      }
      return count;
    }

    @Override
    public boolean isFinished() {
      return raw.isFinished();
    }

    @Override
    public boolean isReady() {
      return raw.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      raw.setReadListener(listener);
    }
  }
}
