package cn.yichi.notification.mongo;

import cn.yichi.embedded.EmbeddedDatabase;
import cn.yichi.notification.contact.Contacts;
import cn.yichi.notification.contact.ContactsContract;
import cn.yichi.notification.notice.Baselines;
import cn.yichi.notification.notice.BaselinesContract;
import cn.yichi.notification.notice.NoticeBooks;
import cn.yichi.notification.notice.NoticeBooksContract;
import cn.yichi.notification.notice.Notices;
import cn.yichi.notification.notice.NoticesContract;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The ports' contracts on a real database: the embedded one, or {@code -Dyichi.mongodb.uri=…}. */
class MongoContractsTest
    implements ContactsContract, BaselinesContract, NoticesContract, NoticeBooksContract {
  private static EmbeddedDatabase embedded;
  private static MongoClient client;
  private MongoDatabase database;

  @BeforeAll
  static void connect() {
    embedded = EmbeddedDatabase.inMemory(0);
    client = MongoClients.create(System.getProperty("yichi.mongodb.uri", embedded.uri()));
  }

  @AfterAll
  static void disconnect() {
    client.close();
    embedded.close();
  }

  @BeforeEach
  void empty() {
    database = client.getDatabase("notification_contracts");
    database.drop();
    Collections.indexes()
        .all()
        .forEach(
            index ->
                database
                    .getCollection(index.collection())
                    .createIndex(index.keys(), index.options()));
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
