package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.broker.WholeTopic;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.signing.Provenance;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.signing.RecordVerifier.Verdict;
import cn.yichi.recognition.register.WhatWasSaid;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.stereotype.Component;

/**
 * Reads the {@code agreements} topics of other regions once, before anything is decided. The
 * binding reads the same again, which changes nothing, and buries what is not to be believed.
 */
@Component
final class AgreementTopics implements WhatWasSaid {
  private static final Pattern TOPICS = Stream.AGREEMENTS.everyRegion();

  private final BrokerClients broker;
  private final RecordVerifier verifier;
  private final EventCodec codec;
  private final AgreementEvents events;
  private final String own;
  private final Clock clock;

  AgreementTopics(
      BrokerClients broker,
      RecordVerifier recordVerifier,
      EventCodec codec,
      AgreementEvents events,
      ServiceIdentity identity,
      Clock clock) {
    this.broker = broker;
    this.verifier = recordVerifier;
    this.codec = codec;
    this.events = events;
    this.own = Stream.AGREEMENTS.topic(identity.region());
    this.clock = clock;
  }

  @Override
  public void hearAll() {
    for (String topic : topics()) {
      new WholeTopic(broker, topic).read(this::hear);
    }
  }

  private List<String> topics() {
    try (var consumer = broker.consumer(Map.of())) {
      return consumer.listTopics().keySet().stream()
          .filter(topic -> TOPICS.matcher(topic).matches() && !topic.equals(own))
          .sorted()
          .toList();
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    switch (verifier.verify(record)) {
      case Verdict.Believed believed -> decode(record, believed);
      case Verdict.Refused not -> {
        // The binding buries it.
      }
      case Verdict.Waits waits -> throw new TransientFault(waits.what() + " has not come yet");
    }
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Verdict.Believed believed) {
    if (record.value() != null
        && codec.decode(name -> header(record, name), record.value())
            instanceof Decoded.Known known) {
      byte[] key = record.key();
      events.handle(
          List.of(
              new Received<>(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  key == null ? "" : new String(key, StandardCharsets.UTF_8),
                  known.event(),
                  new Provenance(believed.keyId(), believed.signedAt(), clock.instant()),
                  Optional.empty())));
    }
  }

  private static byte @org.jspecify.annotations.Nullable [] header(
      ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
