package cn.yichi.platform.consume;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.Payload;
import cn.yichi.platform.signing.Provenance;
import cn.yichi.platform.telemetry.Trace;
import java.util.Optional;

/**
 * A consumed record that carries an event of a known type.
 *
 * @param topic where it stood; its second part is the writing region
 * @param key record key, empty where the record had none
 * @param provenance who signed it, and when it came
 * @param trace the journey it belongs to; a handler opens it round work for this record alone
 */
public record Received<T extends Payload>(
    String topic,
    int partition,
    long offset,
    String key,
    Envelope<T> event,
    Provenance provenance,
    Optional<Trace> trace) {

  /** The region that wrote it, from the topic name. */
  public String region() {
    return Topics.region(topic);
  }
}
