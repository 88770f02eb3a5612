package cn.yichi.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.testing.RecordedNudges;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.HolderLinks;
import cn.yichi.registry.certificate.HolderLinksContract;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoHolderLinksTest implements HolderLinksContract {
  private final TestDatabase test = new TestDatabase();
  private final MongoCollection<Document> collection =
      test.database().getCollection("holder_links");
  private final HolderLinks store =
      new MongoHolderLinks(
          collection,
          new HolderLinkDocuments(new PiiVault(VaultKeys.sandbox("500000"))),
          new HolderLinkFacts(new EventCodec(), "500000"),
          new Outbox(collection, "yichi.500000.holders", 2),
          new RecordedNudges());

  @AfterEach
  void drop() {
    test.close();
  }

  @Override
  public HolderLinks links() {
    return store;
  }

  @Test
  void neither_document_nor_fact_nor_history_shows_the_number() {
    store.save(List.of(HolderLinksContract.ofDocument(C, 1, HolderLink.Status.LINKED)));
    store.save(List.of(HolderLinksContract.ofDocument(C, 2, HolderLink.Status.ENDED)));
    Document stored = Objects.requireNonNull(test.unwatched("holder_links").find().first());
    assertThat(stored.toJson()).doesNotContain("E12345678");
    List<Document> facts = stored.getList("pending", Document.class);
    assertThat(facts).hasSize(2);
    assertThat(facts.getLast().getString("id")).isEqualTo("500000/" + C.value() + "/2");
    assertThat(facts.getLast().get("replaced", Document.class))
        .containsEntry("_id", C.value() + "/1")
        .doesNotContainKey("document");
  }
}
