package cn.yichi.platform.signing;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.broker.WholeTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** What a region's topic of keys says now, for a command that runs once. */
record StatedKeys(BrokerClients broker, String region) {
  private static final EventCodec CODEC = new EventCodec();

  void learnAll(TrustedKeys trusted) {
    new WholeTopic(broker, Stream.KEYS.topic(region)).read(record -> learn(record, trusted));
  }

  /** What is not believed is as if it were not there. */
  private void learn(ConsumerRecord<byte[], byte[]> record, TrustedKeys trusted) {
    if (record.value() != null
        && CODEC.decode(
                name -> {
                  Header header = record.headers().lastHeader(name);
                  return header == null ? null : header.value();
                },
                record.value())
            instanceof Decoded.Known known
        && known.event().data() instanceof KeyFact said) {
      trusted.learn(region, said);
    }
  }
}
