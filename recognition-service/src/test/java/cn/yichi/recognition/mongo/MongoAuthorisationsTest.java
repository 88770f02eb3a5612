package cn.yichi.recognition.mongo;

import static cn.yichi.recognition.authorisation.RecordedAuthorisationsContract.stated;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Expiring.Page;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.recognition.authorisation.Person;
import cn.yichi.recognition.authorisation.RecordedAuthorisations;
import cn.yichi.recognition.authorisation.RecordedAuthorisationsContract;
import cn.yichi.recognition.authorisation.Statement;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoAuthorisationsTest implements RecordedAuthorisationsContract {
  private final String name = TestStack.freshDatabase().getName();
  private final IndexWitness witness =
      new IndexWitness(new StoreConfiguration().declaredIndexes().all());
  private final MongoClient client = witness.client(TestStack.mongoUri(name));
  private final MongoDatabase database = client.getDatabase(name);
  private final RecordedAuthorisations recorded =
      new MongoAuthorisations(
          database, new AuthorisationDocuments(new PiiVault(VaultKeys.sandbox("500000"))));

  @Override
  public RecordedAuthorisations recorded() {
    return recorded;
  }

  @AfterEach
  void every_look_up_is_served_by_a_declared_index() {
    client.close();
    witness.assertNoScans();
  }

  @Test
  void neither_who_it_is_nor_the_document_stands_in_the_database_in_clear() {
    Person person = new Person(WANG.provider(), "secret-subject-4711");
    Statement stated = new Statement(person, FIRM, stated(WANG).window(), "张三的授权委托书");
    var kept = recorded.keep(stated, NOW).orElseThrow();
    Document document =
        database
            .getCollection(MongoAuthorisations.COLLECTION)
            .find(new Document("_id", kept.authorisation().id().value()))
            .first();
    assertThat(document).isNotNull();
    assertThat(document.toJson()).doesNotContain("4711", "张三", "委托").contains(FIRM.value());
    assertThat(document.getInteger("schemaVersion")).isEqualTo(1);
  }

  @Test
  void of_many_who_record_the_same_at_once_one_does() throws Exception {
    int writers = 8;
    for (int round = 0; round < 20; round++) {
      LocalDate from = FIRST.plusDays(round);
      List<RecordedAuthorisations.Kept> kept =
          atOnce(writers, () -> recorded.keep(stated(WANG, FIRM, from, LAST), NOW).orElseThrow());
      assertThat(kept.stream().filter(RecordedAuthorisations.Kept::isNew)).hasSize(1);
      assertThat(kept.stream().map(each -> each.authorisation().id()).distinct()).hasSize(1);
    }
    assertThat(recorded.page(FIRM, Optional.empty(), 100)).hasSize(20);
  }

  @Test
  void retention_deletes_what_ended_long_ago_and_nothing_that_may_still_be_acted_on() {
    var ended = recorded.keep(stated(WANG), NOW).orElseThrow().authorisation();
    recorded.end(FIRM, ended.id(), LATER);
    var ranOut = recorded.keep(stated(WANG, FIRM, FIRST, FIRST), NOW).orElseThrow().authorisation();
    var endless = recorded.keep(stated(WANG, FIRM, FIRST, null), NOW).orElseThrow();
    Expiring kind = MongoAuthorisations.ended(database);
    assertThat(kind.page(Optional.empty(), 10, LATER)).isEqualTo(new Page(Optional.empty(), 3, 0));
    assertThat(kind.page(Optional.empty(), 10, LATER.plusMillis(1)))
        .isEqualTo(new Page(Optional.empty(), 3, 1));
    assertThat(recorded.find(FIRM, ended.id())).isEmpty();
    // The day after its last begins in Shanghai.
    Instant over = Instant.parse("2026-03-01T16:00:00Z");
    assertThat(kind.page(Optional.empty(), 10, over).deleted()).isZero();
    assertThat(kind.page(Optional.empty(), 10, over.plusMillis(1)).deleted()).isEqualTo(1);
    assertThat(recorded.find(FIRM, ranOut.id())).isEmpty();
    assertThat(recorded.find(FIRM, endless.authorisation().id())).isPresent();
  }

  @Test
  void a_new_one_begins_though_the_first_of_those_before_it_was_deleted() {
    var first = recorded.keep(stated(WANG), NOW).orElseThrow().authorisation();
    recorded.end(FIRM, first.id(), NOW);
    var second = recorded.keep(stated(WANG), NOW).orElseThrow().authorisation();
    recorded.end(FIRM, second.id(), LATER);
    assertThat(MongoAuthorisations.ended(database).page(Optional.empty(), 10, LATER).deleted())
        .isEqualTo(1);
    var third = recorded.keep(stated(WANG), LATER).orElseThrow();
    assertThat(third.isNew()).isTrue();
    assertThat(third.authorisation().id()).isNotEqualTo(second.id());
  }

  private static <T> List<T> atOnce(int writers, Callable<T> work)
      throws InterruptedException, ExecutionException {
    CyclicBarrier start = new CyclicBarrier(writers);
    try (var threads = Executors.newFixedThreadPool(writers)) {
      List<Future<T>> running =
          IntStream.range(0, writers)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            start.await();
                            return work.call();
                          }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    }
  }
}
