package cn.yichi.bench.speed;

import cn.yichi.platform.signing.RecordSigner;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.signing.SignatureAlgorithm;
import cn.yichi.platform.signing.SigningKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a signature costs on one thread: the bare one, and that of a batch of {@value #BATCH} real
 * records.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SigningBenchmark {
  static final int BATCH = 500;
  private static final String REGION = "510000";
  private static final byte[] MESSAGE = new byte[100];

  private final RecordVerifier verifier =
      RecordVerifier.sandbox(Clock.systemUTC(), new SimpleMeterRegistry());
  private final Bare ed25519 = new Bare(SignatureAlgorithm.ED25519);
  private final Bare sm2 = new Bare(SignatureAlgorithm.SM2);
  private List<ProducerRecord<byte[], byte[]>> records = List.of();

  /** One algorithm with a key, a signature, a signer and a signed batch. */
  private static final class Bare {
    private final SigningKey key;
    private final byte[] signature;
    private final RecordSigner signer;
    private final List<ConsumerRecord<byte[], byte[]>> signed = new ArrayList<>();

    Bare(SignatureAlgorithm algorithm) {
      byte[] secret = new byte[SignatureAlgorithm.SECRET];
      secret[SignatureAlgorithm.SECRET - 1] = 7;
      key = SigningKey.of(algorithm, secret);
      signature = key.sign(MESSAGE);
      signer = RecordSigner.sandbox(REGION, algorithm, Clock.systemUTC());
    }

    void take(List<ProducerRecord<byte[], byte[]>> records) {
      signer.sign(records);
      for (ProducerRecord<byte[], byte[]> each : records) {
        var received = new ConsumerRecord<>(each.topic(), 0, 0, each.key(), each.value());
        each.headers().forEach(received.headers()::add);
        signed.add(received);
      }
    }
  }

  /** Reads the sample. */
  @Setup
  public void read() {
    List<Entry.Fact> facts = EventSample.told().of("certificates");
    records = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      Entry.Fact fact = facts.get(i % facts.size());
      var record = new ProducerRecord<>(fact.topic(), fact.key(), fact.value());
      fact.headers().forEach(header -> record.headers().add(header.name(), header.value()));
      records.add(record);
    }
    ed25519.take(records);
    sm2.take(records);
  }

  /** One signature. */
  @Benchmark
  public byte[] ed25519Sign() {
    return ed25519.key.sign(MESSAGE);
  }

  /** One check of a signature. */
  @Benchmark
  public boolean ed25519Verify() {
    return ed25519.key.publicKey().verify(MESSAGE, ed25519.signature);
  }

  /** One signature. */
  @Benchmark
  public byte[] sm2Sign() {
    return sm2.key.sign(MESSAGE);
  }

  /** One check of a signature. */
  @Benchmark
  public boolean sm2Verify() {
    return sm2.key.publicKey().verify(MESSAGE, sm2.signature);
  }

  /** A batch signed. */
  @Benchmark
  public void ed25519SignBatch() {
    ed25519.signer.sign(records);
  }

  /** A batch signed. */
  @Benchmark
  public void sm2SignBatch() {
    sm2.signer.sign(records);
  }

  /** A batch verified, its one signature left out: it is remembered. */
  @Benchmark
  public void ed25519VerifyBatch(Blackhole sink) {
    verify(ed25519, sink);
  }

  /** A batch verified, its one signature left out: it is remembered. */
  @Benchmark
  public void sm2VerifyBatch(Blackhole sink) {
    verify(sm2, sink);
  }

  private void verify(Bare bare, Blackhole sink) {
    for (ConsumerRecord<byte[], byte[]> each : bare.signed) {
      if (!(verifier.verify(each) instanceof RecordVerifier.Verdict.Believed believed)) {
        throw new IllegalStateException("a record does not verify");
      }
      sink.consume(believed);
    }
  }
}
