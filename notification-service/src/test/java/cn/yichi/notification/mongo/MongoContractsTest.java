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
import cn.yichi.notification.notice.Delivery;
import cn.yichi.notification.notice.DeliveryState;
import cn.yichi.notification.notice.Notice;
import cn.yichi.notification.notice.NoticeBooks;
import cn.yichi.notification.notice.NoticeBooksContract;
import cn.yichi.notification.notice.Notices;
import cn.yichi.notification.notice.NoticesContract;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Expiring.Page;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  @Test
  void retention_deletes_what_was_settled_long_ago_and_nothing_that_still_moves() {
    Notice sent = released(1, NOON.plusSeconds(60), Optional.empty());
    Notice waits = released(2, NOON.plusSeconds(60), Optional.of(NOON.plusSeconds(90)));
    Notice gathers = gathering(3, NOON, entry(CHONGQING, 1));
    notices().gather(List.of(gathers));
    Expiring kind = MongoNotices.old(database);
    assertThat(kind.page(Optional.empty(), 10, NOON.plusSeconds(60)))
        .as("it was released before, and sent then")
        .isEqualTo(new Page(Optional.empty(), 3, 0));
    assertThat(kind.page(Optional.empty(), 10, NOON.plusSeconds(61)))
        .isEqualTo(new Page(Optional.empty(), 3, 1));
    assertThat(notices().find(List.of(sent.key(), waits.key(), gathers.key())))
        .extracting(Notice::key)
        .containsExactlyInAnyOrder(waits.key(), gathers.key());
  }

  private Notice released(int number, Instant at, Optional<Instant> nextAt) {
    Notice open = gathering(number, NOON, entry(CHONGQING, 1));
    notices().gather(List.of(open));
    Notice sent = sent(open, at, nextAt);
    assertThat(notices().advance(List.of(sent))).containsExactly(open.key());
    return sent;
  }

  private static Notice sent(Notice open, Instant at, Optional<Instant> nextAt) {
    Delivery inbox = delivery(NOON);
    return new Notice(
        open.key(),
        open.recipient(),
        open.certificate(),
        open.named(),
        open.content(),
        open.writtenAt(),
        nextAt,
        open.version(),
        inbox,
        delivery(at));
  }

  private static Delivery delivery(Instant at) {
    return new Delivery(
        DeliveryState.SENT, 1, false, Optional.empty(), at, Optional.empty(), Optional.empty());
  }
}
