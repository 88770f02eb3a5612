package cn.yichi.platform.consume;

import cn.yichi.contracts.event.BenefitState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.testing.TestSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as they stand on a topic of benefits. */
final class TestRecords {
  static final String TOPIC = "yichi.500000.benefits";
  private static final Instant NOW = Instant.parse("2026-01-05T02:00:00Z");

  private TestRecords() {}

  static WireEvent event(String recipient, long revision) {
    BenefitState state =
        new BenefitState(
            recipient,
            "jiangjin-housing",
            1,
            "500116",
            "c-" + recipient,
            "510000",
            revision,
            "OPEN",
            List.of(),
            "NEW",
            new Instants(LocalDate.of(2026, 1, 5), NOW, NOW));
    return new EventCodec()
        .encode(Envelope.of(EventType.BENEFIT_CHANGED, "500000", "recognition", state));
  }

  static ConsumerRecord<byte[], byte[]> known(long offset, String recipient) {
    WireEvent event = event(recipient, 1);
    var record = raw(offset, recipient, event.value());
    event.headers().forEach(record.headers()::add);
    return record;
  }

  /** Not readable, but says in its header which region's certificate it is about. */
  static ConsumerRecord<byte[], byte[]> about(long offset, String homeRegion) {
    var record = broken(offset);
    record.headers().add(WireEvent.HOME_REGION, homeRegion.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  static ConsumerRecord<byte[], byte[]> tombstone(long offset, String recipient) {
    return raw(offset, recipient, null);
  }

  static ConsumerRecord<byte[], byte[]> unknownType(long offset) {
    var record = raw(offset, "k", "{}".getBytes(StandardCharsets.UTF_8));
    event("k", 1).headers().forEach(record.headers()::add);
    record
        .headers()
        .remove("ce_type")
        .add("ce_type", "yichi.new.v9".getBytes(StandardCharsets.UTF_8));
    return record;
  }

  static ConsumerRecord<byte[], byte[]> broken(long offset) {
    return raw(offset, "k", "not json".getBytes(StandardCharsets.UTF_8));
  }

  static ConsumerRecord<byte[], byte[]> raw(long offset, String key, byte[] value) {
    return new ConsumerRecord<>(TOPIC, 0, offset, key.getBytes(StandardCharsets.UTF_8), value);
  }

  static ProducerRecord<byte[], byte[]> toSend(
      String topic, ConsumerRecord<byte[], byte[]> record) {
    return TestSigner.signed(
        new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers()));
  }
}
