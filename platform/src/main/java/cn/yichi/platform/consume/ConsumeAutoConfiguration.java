package cn.yichi.platform.consume;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.store.StorePreparation;
import cn.yichi.platform.topic.TopicCreation;
import cn.yichi.platform.topic.TopicHealth;
import cn.yichi.platform.topic.TopicSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;

/** Consuming under the outcome law, and the topics a service needs for it. */
@AutoConfiguration(after = cn.yichi.platform.PlatformAutoConfiguration.class)
@EnableConfigurationProperties(TopicSettings.class)
class ConsumeAutoConfiguration {

  /** Hands on the records as they came; named in {@code yichi-platform.yml}. */
  @Bean
  BatchMessagingMessageConverter yichiRawBatch() {
    BatchMessagingMessageConverter converter = new BatchMessagingMessageConverter(null);
    converter.setRawRecordHeader(true);
    return converter;
  }

  @Bean
  EndlessRetry endlessRetry() {
    return new EndlessRetry();
  }

  @Bean
  InputBindings inputBindings(BindingServiceProperties bindings) {
    return new InputBindings(bindings);
  }

  @Bean
  JoinedBindings bindingsHealthIndicator(InputBindings inputs) {
    return new JoinedBindings(inputs::names);
  }

  @Bean
  DeadLetters deadLetters(BrokerClients broker) {
    return new DeadLetters(broker);
  }

  @Bean
  BatchConsumers batchConsumers(
      ServiceIdentity identity,
      EventCodec codec,
      RecordVerifier verifier,
      DeadLetters deadLetters,
      MeterRegistry meters,
      Clock clock,
      StorePreparation store) {
    return new BatchConsumers(
        identity, codec, verifier, deadLetters, meters, clock, store::isReady);
  }

  @Bean
  TopicCreation topicCreation(
      BrokerClients broker,
      ServiceIdentity identity,
      TopicSettings settings,
      InputBindings inputs) {
    return new TopicCreation(broker, identity, settings, () -> inputs.deadLetterTopics(identity));
  }

  @Bean
  TopicHealth topicsHealthIndicator(TopicCreation creation) {
    return new TopicHealth(creation);
  }
}
