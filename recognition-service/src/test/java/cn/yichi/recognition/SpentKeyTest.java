package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.vocabulary.FederationKey;
import cn.yichi.contracts.vocabulary.FederationKey.Use;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.FederationKeySpent;
import cn.yichi.platform.vault.GuardedFederationKey;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host whose calls of the federation's key are used up. */
@Tag("database")
class SpentKeyTest {
  @Test
  void what_other_regions_publish_is_taken_in_and_its_proofs_are_counted() {
    Registries.topics("510000", "500000");
    CertificateState published = Registries.certificate("510000", 8301, 1);
    MongoDatabase database = TestStack.freshDatabase();
    try (var registries = new Registries();
        var chongqing =
            RunningRecognition.start(
                "500000", database.getName(), "--yichi.federation.budget.certificate=5000")) {
      GuardedFederationKey key = chongqing.bean(GuardedFederationKey.class);
      spend(key);
      registries.publish(published);
      RunningRecognition.await("taken in", () -> isHeld(database, published));
      assertThat(key.calls(Use.PROOF)).isPositive();
      assertThatThrownBy(() -> key.mac(1, Use.CERTIFICATE, new byte[] {1}))
          .as("still used up")
          .isInstanceOf(FederationKeySpent.class);
    }
  }

  private static void spend(FederationKey key) {
    assertThatThrownBy(
            () -> {
              while (true) {
                key.mac(1, Use.CERTIFICATE, new byte[] {1});
              }
            })
        .isInstanceOf(FederationKeySpent.class);
  }

  private static boolean isHeld(MongoDatabase database, CertificateState published) {
    return database
            .getCollection("certificates")
            .countDocuments(new Document("_id", published.certificateId()))
        == 1;
  }
}
