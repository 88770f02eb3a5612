package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: every book that ever held here, with the texts it was made of, so that a receipt can be
 * taken again when agreements have changed since.
 */
public interface BooksKept {
  /**
   * Keeps a book before it holds, and notes since when it does. One that was kept before stays as
   * it was.
   */
  void keep(String revision, List<Chapter> chapters);

  /** The book of a revision. */
  Optional<KeptBook> find(String revision);

  /** The book that held right before an instant. */
  Past before(Instant instant);

  /**
   * A book of the past.
   *
   * @param book empty where none had been kept
   * @param exact false where it was not noted yet which book held, and this is the one that was
   *     first kept last
   * @param first when the first of all was kept; now where none is
   */
  record Past(Optional<KeptBook> book, boolean exact, Instant first) {}

  /** The text of a digest. */
  Optional<String> text(String digest);

  /**
   * One document of a book.
   *
   * @param ref the version
   * @param text its text
   * @param measures what parties had ordered on it
   */
  record Chapter(VersionRef ref, Statement.Text text, List<Measure> measures) {
    public Chapter {
      measures = List.copyOf(measures);
    }
  }

  /**
   * A book.
   *
   * @param revision digest of its content
   * @param knownSince when it was first kept here
   */
  record KeptBook(String revision, Instant knownSince, List<Chapter> chapters) {
    public KeptBook {
      chapters = List.copyOf(chapters);
    }
  }
}
