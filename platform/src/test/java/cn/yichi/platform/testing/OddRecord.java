package cn.yichi.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.contracts.event.WireEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as nobody should write it, and how it must end.
 *
 * @param what its fault, in words
 * @param outcome {@code applied}, {@code duplicate}, {@code stale}, {@code ignored} or {@code
 *     rejected}
 * @param reason what the dead letter of a rejected one must say
 */
public record OddRecord(
    String what,
    String topic,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Map<String, byte[]> headers,
    String outcome,
    String reason) {

  /** The event as it should be; it is applied. */
  public static OddRecord sound(String topic, WireEvent event) {
    return new OddRecord(
        "sound", topic, event.key().getBytes(UTF_8), event.value(), event.headers(), "applied", "");
  }

  /** A tombstone of that key. */
  public static OddRecord tombstone(String topic, String key) {
    return new OddRecord("tombstone", topic, key.getBytes(UTF_8), null, Map.of(), "ignored", "");
  }

  public OddRecord key(@Nullable String other) {
    return key(other == null ? null : other.getBytes(UTF_8));
  }

  public OddRecord key(byte @Nullable [] other) {
    return new OddRecord(what, topic, other, value, headers, outcome, reason);
  }

  public OddRecord value(byte @Nullable [] other) {
    return new OddRecord(what, topic, key, other, headers, outcome, reason);
  }

  public OddRecord value(String other) {
    return value(other.getBytes(UTF_8));
  }

  /** Changes the JSON of a sound one. */
  public OddRecord json(UnaryOperator<String> change) {
    return value(change.apply(new String(java.util.Objects.requireNonNull(value), UTF_8)));
  }

  /** Replaces one field, a number or a text, or drops it where the value is null. */
  public OddRecord field(String name, @Nullable String literal) {
    String found = "\"" + name + "\":(\"[^\"]*\"|[-0-9]+|null),?";
    return json(
        json ->
            json.replaceFirst(found, literal == null ? "" : "\"" + name + "\":" + literal + ",")
                .replace(",}", "}"));
  }

  /** Sets a header, or drops it where the value is null. */
  public OddRecord header(String name, @Nullable String text) {
    Map<String, byte[]> changed = new LinkedHashMap<>(headers);
    if (text == null) {
      changed.remove(name);
    } else {
      changed.put(name, text.getBytes(UTF_8));
    }
    return new OddRecord(what, topic, key, value, changed, outcome, reason);
  }

  public OddRecord rejected(String because) {
    return new OddRecord(what, topic, key, value, headers, "rejected", because);
  }

  public OddRecord ends(String other) {
    return new OddRecord(what, topic, key, value, headers, other, "");
  }

  public OddRecord named(String fault) {
    return new OddRecord(fault, topic, key, value, headers, outcome, reason);
  }

  /** All of a topic go to one partition, so that they come in one batch and in this order. */
  ProducerRecord<byte[], byte[]> toSend() {
    var record = new ProducerRecord<>(topic, 0, key, value);
    headers.forEach((name, text) -> record.headers().add(name, text));
    return TestSigner.signed(record);
  }

  @Override
  public String toString() {
    return what;
  }
}
