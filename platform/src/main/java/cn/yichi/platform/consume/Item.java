package cn.yichi.platform.consume;

import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.signing.Provenance;
import cn.yichi.platform.telemetry.Trace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of a batch after reading. */
sealed interface Item {
  Pattern REGION = Pattern.compile("[1-9]\\d{5}");

  ConsumerRecord<byte[], byte[]> record();

  /** Something for the handler. */
  sealed interface Open extends Item {}

  /** An event for the handler. */
  record Event(ConsumerRecord<byte[], byte[]> record, Received<?> received) implements Open {}

  /** A tombstone for the handler. */
  record Tombstone(ConsumerRecord<byte[], byte[]> record, Erased erased) implements Open {}

  /**
   * Nothing for the handler: the outcome is known already.
   *
   * @param unverified whether it is refused because its region did not sign it
   */
  record Settled(ConsumerRecord<byte[], byte[]> record, Outcome outcome, boolean unverified)
      implements Item {
    Settled(ConsumerRecord<byte[], byte[]> record, Outcome outcome) {
      this(record, outcome, false);
    }
  }

  /**
   * Whether its header names a home region that does not concern the handler. What names no region,
   * or says nothing at all, is read: nothing wrong is skipped in silence.
   */
  static boolean isPassedOver(BatchHandler handler, ConsumerRecord<?, ?> record) {
    byte[] home = header(record, WireEvent.HOME_REGION);
    if (home == null || record.value() == null) {
      return false;
    }
    String region = new String(home, StandardCharsets.US_ASCII);
    return REGION.matcher(region).matches() && handler.passesOver(region);
  }

  static Item read(EventCodec codec, ConsumerRecord<byte[], byte[]> record, Provenance provenance) {
    byte @Nullable [] value = record.value();
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (value == null) {
      Optional<String> id =
          Optional.ofNullable(header(record, "ce_id"))
              .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
      return new Tombstone(
          record,
          new Erased(record.topic(), record.partition(), record.offset(), key, id, provenance));
    }
    return switch (codec.decode(name -> header(record, name), value)) {
      case Decoded.Unknown unknown -> new Settled(record, new Outcome.Ignored(unknown.type()));
      case Decoded.Broken broken -> new Settled(record, new Outcome.Rejected(broken.reason()));
      case Decoded.Known known ->
          new Event(
              record,
              new Received<>(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  key,
                  known.event(),
                  provenance,
                  trace(record)));
    };
  }

  private static byte @Nullable [] header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }

  private static Optional<Trace> trace(ConsumerRecord<?, ?> record) {
    byte[] value = header(record, Trace.HEADER);
    return value == null
        ? Optional.empty()
        : Trace.parse(new String(value, StandardCharsets.US_ASCII));
  }
}
