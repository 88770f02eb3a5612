package cn.yichi.recognition.register;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.BooksKept.Chapter;
import cn.yichi.recognition.register.BooksKept.KeptBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The books that held here before, read again from their texts. */
public final class PastBooks {
  /** Books read that are kept at hand; a book is some hundred kilobytes. */
  private static final int MOST_AT_HAND = 50;

  private final BooksKept books;
  private final Register register;
  private final Map<String, Holding.Held> read = new ConcurrentHashMap<>();

  /**
   * @param register reads texts, each once
   */
  public PastBooks(BooksKept books, Register register) {
    this.books = books;
    this.register = register;
  }

  /** What held at an instant. */
  public sealed interface Holding {
    /**
     * A book.
     *
     * @param digests digest of the text of one of its documents
     * @param exact false where it is not known which held, and this is the one first kept last
     */
    record Held(AgreementBook book, Function<Agreement, String> digests, boolean exact)
        implements Holding {}

    /**
     * None had been kept.
     *
     * @param first when the first was
     */
    record NoneYet(Instant first) implements Holding {}
  }

  /** The book that held right before an instant. */
  public Holding before(Instant instant) {
    BooksKept.Past past = books.before(instant);
    if (past.book().isEmpty()) {
      return new Holding.NoneYet(past.first());
    }
    if (read.size() > MOST_AT_HAND) {
      read.clear();
    }
    Holding.Held held = read.computeIfAbsent(past.book().get().revision(), it -> read(past));
    return new Holding.Held(held.book(), held.digests(), past.exact());
  }

  private Holding.Held read(BooksKept.Past past) {
    KeptBook kept = past.book().orElseThrow();
    List<Agreement> agreements = new ArrayList<>();
    Map<ClauseRef, List<Measure>> measures = new HashMap<>();
    Map<ClauseRef, String> digests = new HashMap<>();
    for (Chapter each : kept.chapters()) {
      if (!(register.read(each.text()) instanceof Texts.Reading.Sound sound)) {
        throw new IllegalStateException("a text of a kept book cannot be read: " + each.ref());
      }
      agreements.add(sound.agreement());
      measures.put(sound.agreement().ref(), each.measures());
      digests.put(sound.agreement().ref(), each.text().digest());
    }
    return new Holding.Held(
        new AgreementBook(agreements, measures),
        it -> digests.getOrDefault(it.ref(), ""),
        past.exact());
  }
}
