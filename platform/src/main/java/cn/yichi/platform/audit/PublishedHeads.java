package cn.yichi.platform.audit;

import cn.yichi.contracts.event.AuditHeadState;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.broker.WholeTopic;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.signing.RecordVerifier.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the heads of a region from {@code books}, as the topic is now. What its region did not sign
 * counts for nothing.
 */
final class PublishedHeads {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedHeads.class);

  private final WholeTopic books;
  private final RecordVerifier verifier;
  private final EventCodec codec = new EventCodec();

  PublishedHeads(BrokerClients broker, String region, RecordVerifier verifier) {
    this.books = new WholeTopic(broker, Stream.BOOKS.topic(region));
    this.verifier = verifier;
  }

  /**
   * The furthest head of each chain that verifies, by chain: it holds all entries before it.
   *
   * @throws KafkaException when the topic cannot be read to its end
   */
  Map<String, AuditHeadState> furthest() {
    Map<String, AuditHeadState> furthest = new HashMap<>();
    long refused =
        read(
            head ->
                furthest.merge(
                    head.chain(),
                    head,
                    (one, later) -> later.sequence() < one.sequence() ? one : later));
    if (refused > 0) {
      LOG.warn("{} heads on books are not the region's", refused);
    }
    return furthest;
  }

  /**
   * Hands over every head on the topic that verifies, oldest first for each chain.
   *
   * @return how many records did not verify
   * @throws KafkaException when the topic cannot be read to its end
   */
  long read(Consumer<AuditHeadState> each) {
    long[] refused = {0};
    books.read(
        record -> {
          switch (verifier.verify(record)) {
            case Verdict.Believed believed -> decode(record, each);
            case Verdict.Refused not -> refused[0]++;
            case Verdict.Waits unstated -> refused[0]++;
          }
        });
    return refused[0];
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Consumer<AuditHeadState> each) {
    if (record.value() != null
        && codec.decode(name -> header(record, name), record.value()) instanceof Decoded.Known known
        && known.event().data() instanceof AuditHeadState head) {
      each.accept(head);
    }
  }

  private static byte @org.jspecify.annotations.Nullable [] header(
      ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
