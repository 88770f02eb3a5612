package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.watch.WatchFeed;
import cn.yichi.recognition.watch.WatchFeedContract;
import cn.yichi.recognition.watch.WatchFeedRace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoWatchFeedTest implements WatchFeedContract {
  private final String name = TestStack.freshDatabase().getName();
  private final IndexWitness witness = new IndexWitness(MongoWatchFeed.INDEXES);
  private final MongoClient client = witness.client(TestStack.mongoUri(name));
  private final MongoDatabase database = client.getDatabase(name);
  private final RecordedNudges relay = new RecordedNudges();
  private final WatchFeed feed =
      new MongoWatchFeed(
          database,
          new ServiceIdentity("500000", "recognition", "test", true),
          new EventCodec(),
          new Outbox(
              database.getCollection(MongoWatchFeed.COLLECTION),
              "watches",
              8,
              MongoWatchFeed.SEQUENCE),
          relay);

  MongoWatchFeedTest() {
    MongoWatchFeed.INDEXES.forEach(
        each -> database.getCollection(each.collection()).createIndex(each.keys(), each.options()));
  }

  @Override
  public WatchFeed feed() {
    return feed;
  }

  @AfterEach
  void every_look_up_is_served_by_a_declared_index() {
    client.close();
    witness.assertNoScans();
  }

  @Test
  void each_change_waits_in_its_own_document_to_be_sent() {
    what_is_told_again_stands_there_once();
    List<Document> stored =
        database
            .getCollection(MongoWatchFeed.COLLECTION)
            .find(Filters.gt("_id", ""))
            .into(new ArrayList<>());
    assertThat(stored).hasSize(1);
    assertThat(stored.getFirst().getList("pending", Document.class))
        .singleElement()
        .satisfies(
            fact ->
                assertThat(fact.getString("json"))
                    .contains("\"REFUSED\"")
                    .doesNotContain("holder"));
    assertThat(relay.inserted()).hasSize(1);
  }

  @Test
  void readers_miss_nothing_while_many_write() throws Exception {
    WatchFeedRace.run(feed, 8, 25);
  }

  @Test
  void numbers_go_on_after_all_went_for_their_age() {
    keeps_changes_in_one_order_for_each_organisation();
    Expiring old = MongoWatchFeed.old(database);
    Instant later = cn.yichi.recognition.decision.Samples.NOW.plus(Duration.ofDays(90));
    assertThat(old.page(Optional.empty(), 10, later).deleted()).isEqualTo(4);
    assertThat(feed.last(WatchFeedRace.FIRM)).isEqualTo(3);
  }
}
