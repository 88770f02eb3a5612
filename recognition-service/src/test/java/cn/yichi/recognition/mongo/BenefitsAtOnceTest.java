package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.recognition.benefit.OpenBenefit;
import cn.yichi.recognition.benefit.OpenBenefits;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.Samples;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances change the same benefits, one of which has no room for another fact. */
@Tag("database")
class BenefitsAtOnceTest {
  private static final CertificateId ONE = Samples.id(1);
  private static final CertificateId FULL = Samples.id(2);
  private static final int MOST_FACTS = 16;

  private final MongoStores stores = new MongoStores();
  private final OpenBenefits other = stores.benefits();
  private Runnable meanwhile = () -> {};

  private static OpenBenefit benefit(CertificateId id, boolean open) {
    return new OpenBenefit(
        id,
        new HolderRef("h".repeat(32)),
        new Region("510000"),
        "jiangjin-housing",
        1,
        new Region("500116"),
        open,
        List.of(),
        "NEW");
  }

  /** Something is done after the bulk write, before what was missed is looked at. */
  private final class Nudge implements OutboxNudge {
    @Override
    public void nudge(Outbox outbox, Collection<String> ids) {
      Runnable once = meanwhile;
      meanwhile = () -> {};
      once.run();
    }

    @Override
    public void inserted(Outbox outbox, Collection<Document> inserted) {}
  }

  @Test
  void what_another_closed_after_it_was_opened_here_stays_closed() {
    OpenBenefits here =
        new MongoOpenBenefits(
            stores.database(),
            new ServiceIdentity("500000", "recognition", "test", true),
            new EventCodec(),
            new Outbox(
                stores.database().getCollection(MongoOpenBenefits.COLLECTION),
                MongoOpenBenefits.COLLECTION,
                8,
                "revision"),
            new Nudge(),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC));
    other.open(List.of(benefit(ONE, true), benefit(FULL, true)));
    other.close(List.of(benefit(ONE, false), benefit(FULL, false)));
    stores
        .collection(MongoOpenBenefits.COLLECTION)
        .updateOne(
            new Document("_id", id(FULL)),
            new Document(
                "$set",
                new Document(
                    "pending",
                    IntStream.range(0, MOST_FACTS)
                        .mapToObj(each -> new Document("id", "f" + each))
                        .toList())));
    meanwhile = () -> other.close(List.of(benefit(ONE, false)));
    assertThatThrownBy(() -> here.open(List.of(benefit(ONE, true), benefit(FULL, true))))
        .isInstanceOf(Contended.class);
    Document now =
        Optional.ofNullable(
                stores
                    .collection(MongoOpenBenefits.COLLECTION)
                    .find(new Document("_id", id(ONE)))
                    .first())
            .orElseThrow();
    assertThat(now.getBoolean("open")).isFalse();
    assertThat(now.getLong("revision")).isEqualTo(4);
  }

  private static String id(CertificateId certificate) {
    return certificate.value() + "/jiangjin-housing";
  }
}
