package cn.yichi.platform.signing;

import cn.yichi.platform.broker.BrokerClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Says whether a record is of the region in whose topic it stands. */
@FunctionalInterface
public interface RecordVerifier {
  /** Believes everything: for the sandbox only. */
  RecordVerifier NONE = record -> new Verdict.Believed("", Instant.EPOCH);

  /** Believes what the published keys of the sandbox signed. */
  static RecordVerifier sandbox(InstantSource clock, MeterRegistry meters) {
    return new BatchVerifier(
        new TrustedKeys(new SandboxIdentities(Map.of())),
        new KeyPatience(Duration.ofMinutes(10), clock, meters),
        clock);
  }

  /** As {@link #sandbox}, without any waiting: for who looks once. */
  static RecordVerifier sandboxAtOnce() {
    return new BatchVerifier(
        new TrustedKeys(new SandboxIdentities(Map.of())), Patience.NONE, InstantSource.system());
  }

  /**
   * Believes what keys signed that one of the pinned identity keys stated on the region's topic of
   * keys, as it is now. Nothing waits.
   *
   * @param pins fingerprints of the region's identity keys
   * @throws org.apache.kafka.common.KafkaException when that topic cannot be read to its end
   */
  static RecordVerifier asStated(BrokerClients broker, String region, Set<String> pins) {
    TrustedKeys trusted =
        new TrustedKeys(each -> each.equals(region) ? Set.copyOf(pins) : Set.of());
    new StatedKeys(broker, region).learnAll(trusted);
    return new BatchVerifier(trusted, Patience.NONE, InstantSource.system());
  }

  /** What to make of a record before anybody reads it. */
  sealed interface Verdict {
    /**
     * Its region said so.
     *
     * @param keyId the key that signed it
     * @param signedAt when, by the signer's clock
     */
    record Believed(String keyId, Instant signedAt) implements Verdict {}

    /**
     * It does not verify, now or later.
     *
     * @param reason without content
     */
    record Refused(String reason) implements Verdict {}

    /**
     * The statement of its key has not come yet.
     *
     * @param what is missing, in words
     */
    record Waits(String what) implements Verdict {}
  }

  /** Looks at topic, key, headers and value. */
  Verdict verify(ConsumerRecord<byte[], byte[]> record);
}
