package cn.yichi.platform.consume;

import java.util.HashMap;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Makes a failed batch come again for ever with its partitions paused. Without it the binder gives
 * up after ten attempts and commits, which loses the batch.
 */
final class EndlessRetry
    implements ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> {

  @Override
  public void configure(
      AbstractMessageListenerContainer<?, ?> container, String destination, String group) {
    ExponentialBackOff backOff = new ExponentialBackOff(200, 2.0);
    backOff.setMaxInterval(2_000);
    DefaultErrorHandler handler = new DefaultErrorHandler(backOff);
    handler.setClassifications(new HashMap<>(), true);
    // RetryAge counts and logs; the handler's own line per attempt would bury it
    handler.setLogLevel(KafkaException.Level.DEBUG);
    container.setCommonErrorHandler(handler);
    container.getContainerProperties().setAckMode(AckMode.BATCH);
    container.getContainerProperties().setSyncCommits(true);
  }
}
