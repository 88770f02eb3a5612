package cn.yichi.notification.mongo;

import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.NOON;
import static cn.yichi.notification.notice.Samples.contact;
import static cn.yichi.notification.notice.Samples.entry;
import static cn.yichi.notification.notice.Samples.gathering;
import static cn.yichi.notification.notice.Samples.holder;

import cn.yichi.notification.notice.NoticeBooks;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every query has an index; only the counts of the summary read all notices, by their nature. */
@Tag("database")
class MongoIndexTest {
  @Test
  void asks_nothing_that_no_declared_index_serves() {
    var witness = new IndexWitness(Collections.indexes().all());
    String name = TestStack.freshDatabase().getName();
    try (MongoClient client = witness.client(TestStack.mongoUri(name))) {
      MongoDatabase database = client.getDatabase(name);
      useContactsAndBaselines(database);
      useNotices(database);
      readBooks(new MongoNoticeBooks(database));
    }
    witness.assertNoScans();
  }

  private static void useContactsAndBaselines(MongoDatabase database) {
    var contacts = new MongoContacts(database);
    contacts.keep(List.of(contact(1, 1)));
    contacts.find(List.of(holder(1)));
    contacts.forget(List.of(holder(1)));
    new MongoBaselines(database).recall(List.of("a"));
  }

  private static void useNotices(MongoDatabase database) {
    var notices = new MongoNotices(database);
    var notice = gathering(1, NOON, entry(CHONGQING, 1));
    notices.gather(List.of(notice));
    notices.add(List.of(notice));
    notices.find(List.of(notice.key()));
    notices.advance(List.of(notice));
    notices.advance(List.of(notice));
    notices.due(true, NOON, 10);
    notices.due(false, NOON, 10);
  }

  private static void readBooks(MongoNoticeBooks books) {
    books.find("a");
    books.inbox(List.of(holder(1)), Optional.empty(), 10);
    books.inbox(List.of(holder(1), holder(2)), Optional.empty(), 10);
    books.inbox(List.of(holder(1)), Optional.of(new NoticeBooks.Place(NOON, "a")), 10);
    books.page(Optional.empty(), 10);
    books.page(Optional.of("a"), 10);
  }
}
