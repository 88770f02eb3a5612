package cn.yichi.platform.consume;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A service of one binding, wired as the real ones are. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ConsumingService {
  static final String POISON = "poison";

  @Bean
  Seen seen() {
    return new Seen();
  }

  @Bean
  BatchConsumer benefits(BatchConsumers consumers, Seen seen) {
    return consumers.consumer("benefits", seen);
  }

  /** Remembers what came; fails as often as asked. */
  static final class Seen implements BatchHandler {
    final List<String> keys = new CopyOnWriteArrayList<>();
    final AtomicInteger outages = new AtomicInteger();
    final AtomicInteger attempts = new AtomicInteger();

    @Override
    public List<Outcome> handle(List<Received<?>> batch) {
      attempts.incrementAndGet();
      if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new TransientFault("away");
      }
      if (batch.stream().anyMatch(each -> each.key().equals(POISON))) {
        throw new RecordFault("poison");
      }
      batch.forEach(each -> keys.add(each.key()));
      return batch.stream().<Outcome>map(each -> new Outcome.Applied()).toList();
    }
  }
}
