package cn.yichi.recognition.kafka;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.consume.BatchConsumer;
import cn.yichi.platform.consume.BatchConsumers;
import cn.yichi.recognition.watch.TellWatchers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The binding by which watches follow this region's own decisions. */
@Configuration(proxyBeanMethods = false)
class WatchBinding {
  @Bean
  BatchConsumer watching(
      BatchConsumers consumers, ServiceIdentity identity, TellWatchers watchers) {
    return consumers.consumer(
        "watching", new OwnDecisions(new Region(identity.region()), watchers));
  }
}
