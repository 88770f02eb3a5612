package cn.yichi.platform.testing;

import cn.yichi.platform.signing.RecordSigner;
import cn.yichi.platform.signing.SignatureAlgorithm;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Signs records of tests with the published key of the region in whose topic they will stand. */
public final class TestSigner {
  private static final Map<String, RecordSigner> SIGNERS = new ConcurrentHashMap<>();

  private TestSigner() {}

  /** Signs one record, whatever it says; returns it. */
  public static ProducerRecord<byte[], byte[]> signed(ProducerRecord<byte[], byte[]> record) {
    of(record.topic().split("\\.", 3)[1]).sign(List.of(record));
    return record;
  }

  /** The signer of a region. */
  public static RecordSigner of(String region) {
    return SIGNERS.computeIfAbsent(
        region, it -> RecordSigner.sandbox(it, SignatureAlgorithm.ED25519, Clock.systemUTC()));
  }
}
