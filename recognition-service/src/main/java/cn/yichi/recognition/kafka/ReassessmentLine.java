package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.ReassessmentWork;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.signing.RecordSigner;
import cn.yichi.platform.signing.SigningRefused;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.reassessment.Work;
import cn.yichi.recognition.reassessment.WorkLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The region's {@code reassess} topic. Needs no outbox: what the broker does not take is put on it
 * again by a sweep.
 */
final class ReassessmentLine implements WorkLine, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReassessmentLine.class);

  private final BrokerClients broker;
  private final RecordSigner signer;
  private final EventCodec codec;
  private final ServiceIdentity identity;
  private final Clock clock;
  private @Nullable Producer<byte[], byte[]> producer;

  ReassessmentLine(
      BrokerClients broker,
      RecordSigner signer,
      EventCodec codec,
      ServiceIdentity identity,
      Clock clock) {
    this.broker = broker;
    this.signer = signer;
    this.codec = codec;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public synchronized void send(List<Work> work) {
    List<ProducerRecord<byte[], byte[]>> records = work.stream().map(this::record).toList();
    try {
      signer.sign(records);
      Producer<byte[], byte[]> open = producer;
      if (open == null) {
        open = broker.producer(Map.of());
        producer = open;
      }
      for (ProducerRecord<byte[], byte[]> each : records) {
        // Nobody waits: what fails is told, and comes again by a sweep.
        var unused = open.send(each, (sent, failed) -> mention(failed));
      }
    } catch (KafkaException | SigningRefused lost) {
      mention(lost);
    }
  }

  private static void mention(@Nullable Exception lost) {
    if (lost != null) {
      LOG.warn("work of re-evaluation waits for the next sweep: {}", lost.toString());
    }
  }

  private ProducerRecord<byte[], byte[]> record(Work work) {
    Instant now = clock.instant();
    WireEvent event =
        codec.encode(
            Envelope.of(
                EventType.REASSESSMENT_DUE,
                identity.region(),
                identity.service(),
                new ReassessmentWork(
                    work.run(),
                    work.bucket(),
                    work.step(),
                    new Instants(now.atZone(JudgeCase.LEGAL_ZONE).toLocalDate(), now, now))));
    var record =
        new ProducerRecord<>(
            Stream.REASSESS.topic(identity.region()),
            event.key().getBytes(StandardCharsets.UTF_8),
            event.value());
    event.headers().forEach(record.headers()::add);
    return record;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
      producer = null;
    }
  }
}
