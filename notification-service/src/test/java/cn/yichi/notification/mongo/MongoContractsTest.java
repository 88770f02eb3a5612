package cn.yichi.notification.mongo;

import static cn.yichi.notification.notice.Samples.CHONGQING;
import static cn.yichi.notification.notice.Samples.NOON;
import static cn.yichi.notification.notice.Samples.entry;
import static cn.yichi.notification.notice.Samples.gathering;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.notification.contact.Contacts;
import cn.yichi.notification.contact.ContactsContract;
import cn.yichi.notification.notice.Baselines;
import cn.yichi.notification.notice.BaselinesContract;
import cn.yichi.notification.notice.NoticeBooks;
import cn.yichi.notification.notice.NoticeBooksContract;
import cn.yichi.notification.notice.Notices;
import cn.yichi.notification.notice.NoticesContract;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ports' contracts on a real database: the embedded one, or {@code -Dyichi.mongodb.uri=…}. */
@Tag("database")
class MongoContractsTest
    implements ContactsContract, BaselinesContract, NoticesContract, NoticeBooksContract {
  private MongoDatabase database;

  @BeforeEach
  void empty() {
    database = TestStack.freshDatabase();
    Collections.indexes()
        .all()
        .forEach(
            index ->
                database
                    .getCollection(index.collection())
                    .createIndex(index.keys(), index.options()));
  }

  @AfterEach
  void leaveNothing() {
    database.drop();
  }

  @Override
  public Contacts contacts() {
    return new MongoContacts(database);
  }

  @Override
  public Baselines baselines() {
    return new MongoBaselines(database);
  }

  @Override
  public Notices notices() {
    return new MongoNotices(database);
  }

  @Override
  public Notices ofAnotherProcess() {
    return new MongoNotices(database);
  }

  @Override
  public NoticeBooks books() {
    return new MongoNoticeBooks(database);
  }

  /** A notice of another key stands in the way: what is refused is not there to be read. */
  @Test
  void takes_no_notice_for_told_that_was_refused_and_cannot_be_read() {
    database
        .getCollection(Collections.NOTICES)
        .createIndex(ascending("writtenAt"), new IndexOptions().unique(true));
    assertThat(notices().gather(List.of(gathering(1, NOON, entry(CHONGQING, 1))))).isEmpty();
    assertThatThrownBy(() -> notices().gather(List.of(gathering(2, NOON, entry(CHONGQING, 1)))))
        .isInstanceOf(TransientFault.class);
  }
}
