package cn.yichi.notification.mongo;

import cn.yichi.notification.contact.Contacts;
import cn.yichi.notification.contact.ContactsContract;
import cn.yichi.notification.notice.Baselines;
import cn.yichi.notification.notice.BaselinesContract;
import cn.yichi.notification.notice.NoticeBooks;
import cn.yichi.notification.notice.NoticeBooksContract;
import cn.yichi.notification.notice.Notices;
import cn.yichi.notification.notice.NoticesContract;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

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
  public NoticeBooks books() {
    return new MongoNoticeBooks(database);
  }
}
