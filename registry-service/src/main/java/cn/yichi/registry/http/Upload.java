package cn.yichi.registry.http;

import cn.yichi.platform.problem.Problem;
import cn.yichi.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * The file in a request, as a stream: the body itself, or the one part of a form. Spring's own
 * multipart reading is switched off, for it lays files on disk in clear. A form with another part
 * is refused, at the latest when its file has been read: a second file or a {@code backfill} that
 * nobody looks at would do the opposite of what was asked.
 *
 * @param fileName as the sender calls it, empty where it has no name
 * @param announced least size in bytes, negative where the sender does not say
 */
record Upload(Optional<String> fileName, long announced, InputStream content) {
  /**
   * A form announces only its file and its frame together; other fields count towards the limit.
   */
  private static final long FORM_OVERHEAD = 64 * 1024;

  /** The connection ended, or the form was damaged, before the file had arrived whole. */
  static final class CutOff extends IOException {
    private static final long serialVersionUID = 1L;

    CutOff(IOException cause) {
      super(cause);
    }
  }

  static Upload of(HttpServletRequest request) throws IOException {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (!type.startsWith("multipart/")) {
      return ofBody(request);
    }
    if (!type.contains("boundary=")) {
      throw new ProblemException(ImportProblem.IMPORT_WITHOUT_FILE);
    }
    return ofForm(request);
  }

  private static Upload ofBody(HttpServletRequest request) throws IOException {
    return new Upload(
        Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_DISPOSITION))
            .flatMap(Upload::named),
        request.getContentLengthLong(),
        new Watched(request.getInputStream()));
  }

  /** A header that cannot be read names nothing, for a name is only a label of the file. */
  private static Optional<String> named(String disposition) {
    try {
      return Optional.ofNullable(ContentDisposition.parse(disposition).getFilename());
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return Optional.empty();
    }
  }

  private static Upload ofForm(HttpServletRequest request) throws IOException {
    long announced = Math.max(-1, request.getContentLengthLong() - FORM_OVERHEAD);
    FileUpload form = new FileUpload();
    form.setHeaderEncoding(StandardCharsets.UTF_8.name());
    try {
      FileItemIterator parts = form.getItemIterator(new ServletRequestContext(request));
      @Nullable FileItemStream field = null;
      while (parts.hasNext()) {
        FileItemStream part = parts.next();
        if (part.isFormField()) {
          field = part;
          continue;
        }
        if (field != null) {
          throw notAlone(field);
        }
        return new Upload(
            Optional.ofNullable(named(part)), announced, new Alone(part.openStream(), parts));
      }
    } catch (IOException damaged) {
      // Up to here only the sender's own bytes were read.
      throw new CutOff(damaged);
    }
    throw new ProblemException(ImportProblem.IMPORT_WITHOUT_FILE);
  }

  private static ProblemException notAlone(FileItemStream part) {
    String field = part.getFieldName();
    return Problem.of(ImportProblem.IMPORT_NOT_ALONE)
        .field(field == null ? "" : field, "")
        .exception();
  }

  /** With whatever it holds: a label is shortened and cleaned where it is kept. */
  private static @Nullable String named(FileItemStream part) {
    try {
      return part.getName();
    } catch (InvalidFileNameException hostile) {
      return hostile.getName();
    }
  }

  /** The file of a form, at whose end nothing may follow. */
  private static final class Alone extends Watched {
    private final FileItemIterator parts;
    private boolean ended;

    Alone(InputStream file, FileItemIterator parts) {
      super(file);
      this.parts = parts;
    }

    @Override
    public int read() throws IOException {
      return ended ? -1 : checked(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return ended ? -1 : checked(super.read(bytes, offset, length));
    }

    private int checked(int read) throws CutOff {
      try {
        ended = read < 0;
        if (ended && parts.hasNext()) {
          throw notAlone(parts.next());
        }
        return read;
      } catch (IOException damaged) {
        throw new CutOff(damaged);
      }
    }
  }

  /** Tells a sender that stops from a disk that fails. */
  private static class Watched extends FilterInputStream {
    Watched(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException cut) {
        throw new CutOff(cut);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException cut) {
        throw new CutOff(cut);
      }
    }
  }
}
