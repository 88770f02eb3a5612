package cn.yichi.platform.consume;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.platform.signing.Provenance;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.signing.RecordVerifier.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the records of a batch. What its region did not sign is refused before anybody looks at it,
 * and raises an alarm: counter {@code yichi.signature.refused} and a line in the log, without
 * content.
 */
final class Reading {
  private static final Logger log = LoggerFactory.getLogger(Reading.class);

  private final EventCodec codec;
  private final RecordVerifier verifier;
  private final Predicate<ConsumerRecord<?, ?>> passedOver;
  private final Counter refused;
  private final InstantSource clock;

  Reading(
      EventCodec codec,
      RecordVerifier verifier,
      Predicate<ConsumerRecord<?, ?>> passedOver,
      Counter refused,
      InstantSource clock) {
    this.codec = codec;
    this.verifier = verifier;
    this.passedOver = passedOver;
    this.refused = refused;
    this.clock = clock;
  }

  static Reading of(
      EventCodec codec,
      RecordVerifier verifier,
      BatchHandler handler,
      MeterRegistry meters,
      String binding,
      InstantSource clock) {
    return new Reading(
        codec,
        verifier,
        record -> Item.isPassedOver(handler, record),
        meters.counter("yichi.signature.refused", "binding", binding),
        clock);
  }

  /**
   * One item a record, in order.
   *
   * @throws TransientFault when the statement of a key has not come yet
   */
  List<Item> read(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Item> items = new ArrayList<>(records.size());
    int unsigned = 0;
    Item.@Nullable Settled first = null;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Item item = settled(record);
      items.add(item);
      if (item instanceof Item.Settled settled && settled.unverified()) {
        first = first == null ? settled : first;
        unsigned++;
      }
    }
    if (first != null) {
      alarm(unsigned, first);
    }
    return items;
  }

  /** What cannot be read is a dead letter: as a fault of the batch it would come again for ever. */
  private Item settled(ConsumerRecord<byte[], byte[]> record) {
    try {
      return read(record);
    } catch (TransientFault waits) {
      throw waits;
    } catch (RuntimeException unreadable) {
      return new Item.Settled(record, new Outcome.Rejected("it cannot be read"), true);
    }
  }

  private Item read(ConsumerRecord<byte[], byte[]> record) {
    return switch (verifier.verify(record)) {
      // Verified first: a header that somebody altered would have the record vanish in silence.
      case Verdict.Believed believed when passedOver.test(record) ->
          new Item.Settled(record, new Outcome.Ignored("certificate of another region"));
      case Verdict.Believed believed -> Item.read(codec, record, provenance(believed));
      case Verdict.Refused no ->
          new Item.Settled(record, new Outcome.Rejected("not believed: " + no.reason()), true);
      case Verdict.Waits waits -> throw new TransientFault(waits.what() + " has not come yet");
    };
  }

  private Provenance provenance(Verdict.Believed believed) {
    return new Provenance(believed.keyId(), believed.signedAt(), clock.instant());
  }

  private void alarm(int count, Item.Settled first) {
    refused.increment(count);
    log.error(
        "{} records do not verify, the first is {}-{}@{}: {}",
        count,
        first.record().topic(),
        first.record().partition(),
        first.record().offset(),
        first.outcome());
  }
}
