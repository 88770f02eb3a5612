package cn.yichi.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.store.DeclaredIndex;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class IndexWitnessTest {
  private final IndexWitness witness =
      new IndexWitness(
          List.of(
              DeclaredIndex.on("notices", "holder", "at"), DeclaredIndex.unique("notices", "key")));

  private List<String> offencesOf(Bson filter, Bson sort) {
    try (MongoClient client = witness.client(TestStack.mongoUri("witness"))) {
      MongoCollection<Document> notices = client.getDatabase("witness").getCollection("notices");
      notices.find(filter).sort(sort).first();
    }
    return witness.offences();
  }

  private static final Bson NO_SORT = new Document();

  @Test
  void accepts_ids_prefixes_and_sorts_that_an_index_has() {
    assertThat(offencesOf(Filters.eq("_id", 1), Sorts.ascending("x"))).isEmpty();
    assertThat(offencesOf(Filters.and(Filters.in("_id", 1, 2), Filters.eq("v", 1)), NO_SORT))
        .isEmpty();
    assertThat(offencesOf(Filters.eq("holder", "h"), Sorts.descending("at"))).isEmpty();
    assertThat(offencesOf(Filters.and(Filters.eq("holder", "h"), Filters.lt("at", 5)), NO_SORT))
        .isEmpty();
    assertThat(offencesOf(Filters.or(Filters.eq("holder", "h"), Filters.eq("key", "k")), NO_SORT))
        .isEmpty();
    witness.assertNoScans();
  }

  @Test
  void tells_a_filter_that_no_index_has_as_a_prefix() {
    assertThat(offencesOf(Filters.eq("at", 1), NO_SORT)).hasSize(1);
    assertThatThrownBy(witness::assertNoScans).hasMessageContaining("notices find by [at]");
  }

  @Test
  void tells_a_sort_that_the_index_does_not_continue_with() {
    assertThat(offencesOf(Filters.eq("holder", "h"), Sorts.ascending("key"))).hasSize(1);
  }

  @Test
  void tells_a_branch_of_an_or_that_no_index_serves() {
    assertThat(offencesOf(Filters.or(Filters.eq("holder", "h"), Filters.gt("at", 1)), NO_SORT))
        .hasSize(1);
  }

  @Test
  void tells_a_whole_scan_unless_it_is_allowed() {
    assertThat(offencesOf(new Document(), NO_SORT)).hasSize(1);
    IndexWitness lenient = new IndexWitness(List.of()).allowScan("notices");
    try (MongoClient client = lenient.client(TestStack.mongoUri("witness"))) {
      client.getDatabase("witness").getCollection("notices").find().first();
    }
    lenient.assertNoScans();
  }

  @Test
  void watches_updates_deletes_and_counts_too() {
    try (MongoClient client = witness.client(TestStack.mongoUri("witness"))) {
      MongoCollection<Document> notices = client.getDatabase("witness").getCollection("notices");
      notices.updateMany(Filters.eq("state", "DUE"), Updates.set("state", "SENT"));
      notices.deleteMany(Filters.eq("old", true));
      notices.countDocuments(Filters.eq("channel", "SMS"));
    }
    assertThat(witness.offences()).hasSize(3);
  }
}
