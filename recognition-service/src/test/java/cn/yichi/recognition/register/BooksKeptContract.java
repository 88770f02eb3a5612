package cn.yichi.recognition.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.BooksKept.Chapter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of books must do. */
public interface BooksKeptContract {
  Instant NOW = Instant.parse("2023-08-01T02:00:00Z");
  Measure MEASURE =
      new Measure(
          "no-issuer",
          new Region("500000"),
          Measure.Kind.SAFEGUARD,
          new Measure.Reach(
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.of(new IssuerCode("S000051000123"))),
          LocalDate.of(2023, 1, 1),
          Optional.empty(),
          "复核");
  Chapter ONE =
      new Chapter(
          new VersionRef("one", 1), new Statement.Text("{\"id\":\"one\"}", "d1"), List.of(MEASURE));
  Chapter TWO =
      new Chapter(
          new VersionRef("two", 3), new Statement.Text("{\"id\":\"two\"}", "d2"), List.of());

  /** With a clock that stands at {@link #NOW}. */
  BooksKept books();

  @Test
  default void a_book_is_found_by_its_revision_with_texts_and_measures() {
    BooksKept books = books();
    books.keep("r1", List.of(ONE, TWO));
    assertThat(books.find("r1")).contains(new BooksKept.KeptBook("r1", NOW, List.of(ONE, TWO)));
    assertThat(books.find("r2")).isEmpty();
  }

  @Test
  default void books_share_texts_and_one_that_was_kept_stays_as_it_was() {
    BooksKept books = books();
    books.keep("r1", List.of(ONE));
    books.keep("r2", List.of(ONE, TWO));
    books.keep("r1", List.of(TWO));
    assertThat(books.find("r1").orElseThrow().chapters()).containsExactly(ONE);
    assertThat(books.find("r2").orElseThrow().chapters()).containsExactly(ONE, TWO);
    assertThat(books.text("d2")).contains("{\"id\":\"two\"}");
    assertThat(books.text("d3")).isEmpty();
  }

  @Test
  default void the_book_that_held_is_found_from_when_it_began_to() {
    BooksKept books = books();
    assertThat(books.before(NOW.plusSeconds(1)))
        .isEqualTo(new BooksKept.Past(Optional.empty(), true, NOW));
    books.keep("r1", List.of(ONE));
    assertThat(books.before(NOW)).isEqualTo(new BooksKept.Past(Optional.empty(), true, NOW));
    BooksKept.Past past = books.before(NOW.plusMillis(1));
    assertThat(past.book().orElseThrow().revision()).isEqualTo("r1");
    assertThat(past.exact()).isTrue();
  }

  @Test
  default void an_empty_book_is_a_book() {
    BooksKept books = books();
    books.keep("r0", List.of());
    assertThat(books.find("r0").orElseThrow().chapters()).isEmpty();
  }
}
