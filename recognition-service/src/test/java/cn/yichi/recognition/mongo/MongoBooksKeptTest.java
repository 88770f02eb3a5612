package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.register.BooksKept;
import cn.yichi.recognition.register.BooksKeptContract;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoBooksKeptTest implements BooksKeptContract {
  private final MongoStores stores = new MongoStores();
  private Instant now = NOW;

  @Override
  public BooksKept books() {
    return new MongoBooksKept(stores.database(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private BooksKept moving() {
    InstantSource source = () -> now;
    return new MongoBooksKept(stores.database(), source.withZone(ZoneOffset.UTC));
  }

  private void keep(int second, String revision, BooksKept.Chapter chapter) {
    now = NOW.plusSeconds(second);
    moving().keep(revision, List.of(chapter));
    // Another instance sees the same, later.
    now = now.plusMillis(300);
    moving().keep(revision, List.of(chapter));
  }

  private Optional<String> before(int second, boolean exact) {
    BooksKept.Past past = moving().before(NOW.plusSeconds(second));
    assertThat(past.exact()).isEqualTo(exact);
    return past.book().map(BooksKept.KeptBook::revision);
  }

  @Test
  void a_book_that_holds_again_holds_from_then_on() {
    keep(1, "r1", ONE);
    keep(2, "r2", TWO);
    keep(3, "r1", ONE);
    assertThat(before(1, true)).isEmpty();
    assertThat(before(2, true)).contains("r1");
    assertThat(before(3, true)).contains("r2");
    assertThat(before(4, true)).contains("r1");
    assertThat(stores.collection(MongoBooksKept.HELD).countDocuments()).isEqualTo(3);
  }

  @Test
  void of_times_before_it_was_noted_which_held_it_cannot_tell() {
    keep(1, "r1", ONE);
    keep(2, "r2", TWO);
    stores.collection(MongoBooksKept.HELD).deleteMany(new Document());
    keep(5, "r2", TWO);
    assertThat(before(1, true)).isEmpty();
    assertThat(before(2, false)).contains("r1");
    assertThat(before(5, false)).contains("r2");
    assertThat(before(6, true)).contains("r2");
    assertThat(moving().before(NOW).first()).isEqualTo(NOW.plusSeconds(1));
  }
}
