package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.IssuerTimelinesContract;
import cn.yichi.recognition.decision.Samples;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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

  @Override
  public Set<String> lostKeys() {
    return stores.lostKeys;
  }

  @Test
  void another_instances_news_of_an_issuer_is_a_second_late_at_most() {
    AtomicLong nanos = new AtomicLong();
    IssuerTimelines aged = stores.issuers(nanos::get);
    another().keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    assertThat(aged.recent(ONE, 0)).contains(Samples.issuer(1, 1, Status.GOOD));
    another().keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED), Optional.empty());
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(aged.recent(ONE, 0)).contains(Samples.issuer(1, 2, Status.SUSPENDED));
  }
}
