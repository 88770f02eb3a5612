package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.IssuerTimelinesContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class MongoIssuerTimelinesTest implements IssuerTimelinesContract {
  private final MongoStores stores = new MongoStores();
  private final IssuerTimelines issuers = stores.issuers();

  @Override
  public IssuerTimelines issuers() {
    return issuers;
  }

  @Override
  public IssuerTimelines another() {
    return stores.issuers();
  }

  @Test
  void concludes_nothing_from_a_refusal_by_a_version_that_is_not_safe_yet() {
    assertThatThrownBy(() -> MongoIssuerTimelines.refused(3, 2)).isInstanceOf(Contended.class);
    assertThatThrownBy(() -> MongoIssuerTimelines.refused(1, 0)).isInstanceOf(Contended.class);
    assertThat(MongoIssuerTimelines.refused(3, 3)).isEqualTo(IssuerTimelines.Receipt.SAME);
    assertThat(MongoIssuerTimelines.refused(3, 4)).isEqualTo(IssuerTimelines.Receipt.OLDER);
  }
}
