package cn.yichi.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.signing.RecordVerifier.Verdict;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.testing.TestTopic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a command that runs once believes: the topic of keys, and a pin. */
@Tag("database")
@Timeout(60)
class StatedKeysTest {
  private static final String REGION = "640000";
  private final TestRegion region = new TestRegion(REGION);

  @Test
  void believes_what_the_pinned_identity_key_stated_and_not_what_it_revoked() {
    TestTopic.make(Stream.KEYS.topic(REGION), 2, Map.of());
    send(region.statement(1));
    assertThat(verdict(pin(), 1)).isInstanceOf(Verdict.Believed.class);
    assertThat(verdict(pin(), 2)).isEqualTo(new Verdict.Refused("nobody stated its key"));
    String another = pin().replaceAll("[0-9a-f]{64}", "0".repeat(64));
    assertThat(verdict(another, 1)).isEqualTo(new Verdict.Refused("nobody stated its key"));
    send(region.revocation(1, Instant.parse("2026-11-01T00:00:00Z")));
    assertThat(verdict(pin(), 1)).isEqualTo(new Verdict.Refused("its key is revoked"));
  }

  private String pin() {
    return region.pin().substring(region.pin().indexOf('=') + 1);
  }

  private Verdict verdict(String pin, int key) {
    var record = new ProducerRecord<>(Stream.BOOKS.topic(REGION), new byte[] {1}, new byte[] {2});
    region.signer(key).sign(List.of(record));
    var received = new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.value());
    record.headers().forEach(received.headers()::add);
    return RecordVerifier.asStated(TestStack.broker(), REGION, Set.of(pin)).verify(received);
  }

  private static void send(ProducerRecord<byte[], byte[]> record) {
    try (Producer<byte[], byte[]> producer = TestStack.broker().producer(Map.of())) {
      producer.send(record);
      producer.flush();
    }
  }
}
