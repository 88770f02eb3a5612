package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.testing.IndexWitness;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.recognition.share.SecretCode;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.share.ShareCodes;
import cn.yichi.recognition.share.ShareCodesContract;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoShareCodesTest implements ShareCodesContract {
  private final String name = TestStack.freshDatabase().getName();
  private final IndexWitness witness = new IndexWitness(MongoShareCodes.INDEXES);
  private final MongoClient client = witness.client(TestStack.mongoUri(name));
  private final MongoDatabase database = client.getDatabase(name);
  private final ShareCodes codes =
      new MongoShareCodes(database, new PiiVault(VaultKeys.sandbox("500000")));

  MongoShareCodesTest() {
    MongoShareCodes.INDEXES.forEach(
        each -> database.getCollection(each.collection()).createIndex(each.keys(), each.options()));
  }

  @Override
  public ShareCodes codes() {
    return codes;
  }

  @AfterEach
  void every_look_up_is_served_by_a_declared_index() {
    client.close();
    witness.assertNoScans();
  }

  private List<Document> stored() {
    return database
        .getCollection(MongoShareCodes.COLLECTION)
        .find(Filters.eq("certificate", cn.yichi.recognition.decision.Samples.id(1).value()))
        .into(new ArrayList<>());
  }

  @Test
  void equal_dates_of_two_codes_look_different_and_neither_secret_nor_date_is_there() {
    SecretCode secret = SecretCode.fresh();
    codes.add(ShareCodesContract.code(1, 0), secret, BIRTH);
    codes.add(ShareCodesContract.code(1, 1), SecretCode.fresh(), BIRTH);
    List<Document> stored = stored();
    assertThat(stored.getFirst().getString("birth")).isNotEqualTo(stored.getLast().get("birth"));
    assertThat(stored.toString()).doesNotContain(secret.value(), BIRTH.toString(), "19900517");
  }

  @Test
  void a_code_is_over_age_after_its_consent_too() {
    ShareCode code = ShareCodesContract.code(1, 0);
    codes.add(code, SecretCode.fresh(), BIRTH);
    Expiring old = MongoShareCodes.old(database);
    Instant lastHour = Instant.parse("2027-06-30T15:59:59Z");
    assertThat(old.page(Optional.empty(), 10, lastHour).deleted()).isZero();
    assertThat(old.page(Optional.empty(), 10, lastHour.plusSeconds(2)).deleted()).isEqualTo(1);
    assertThat(codes.find(code.id())).isEmpty();
  }
}
