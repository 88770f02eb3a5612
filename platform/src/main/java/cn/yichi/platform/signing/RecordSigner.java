package cn.yichi.platform.signing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Signs what a service publishes. */
@FunctionalInterface
public interface RecordSigner {
  /** Leaves records as they are: for the sandbox, and for a service that publishes nothing. */
  RecordSigner NONE = records -> {};

  /**
   * Signs with the published key of a region of the sandbox; it protects nothing.
   *
   * @param region six digits
   */
  static RecordSigner sandbox(String region, SignatureAlgorithm algorithm, Clock clock) {
    TrustedKeys trusted = new TrustedKeys(new SandboxIdentities(Map.of()));
    return new BatchSigner(region, SandboxIdentities.signing(region, algorithm), trusted, clock);
  }

  /**
   * Adds to each record of a batch the headers by which it verifies, in place of those it has.
   *
   * @throws SigningRefused when the key signs no more; nothing may be sent then
   */
  void sign(List<ProducerRecord<byte[], byte[]>> records);
}
