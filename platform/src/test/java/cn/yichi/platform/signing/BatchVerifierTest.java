package cn.yichi.platform.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.signing.RecordVerifier.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofDays(90));
  private static final String TOPIC = "yichi.510000.certificates";
  private static final IdentityKey SICHUAN = new IdentityKey("510000", TrustedKeysTest.key(1));
  private static final SigningKey KEY = TrustedKeysTest.key(3);

  private final Time time = new Time();
  private final TrustedKeys trusted =
      new TrustedKeys(
          region ->
              region.equals("330000") ? Set.of() : Set.of(SICHUAN.key().publicKey().fingerprint()));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BatchVerifier verifier =
      new BatchVerifier(trusted, new KeyPatience(Duration.ofMinutes(10), time, meters), time);

  /** A clock that is set. */
  private static final class Time extends Clock {
    private Instant now = NOW;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private void state(String region, SigningKey key) {
    trusted.learn(
        region, new IdentityKey(region, SICHUAN.key()).state(key.publicKey(), NOW, UNTIL, NOW));
  }

  private List<ProducerRecord<byte[], byte[]>> batch(String topic, int size) {
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      byte[] value = i % 5 == 4 ? null : ("{\"n\":" + i + "}").getBytes(UTF_8);
      var record = new ProducerRecord<>(topic, ("k" + i).getBytes(UTF_8), value);
      if (value != null) {
        record
            .headers()
            .add("ce_type", "t".getBytes(UTF_8))
            .add("ce_id", ("e" + i).getBytes(UTF_8));
        record.headers().add("content-type", "application/json".getBytes(UTF_8));
      }
      batch.add(record);
    }
    return batch;
  }

  private List<ProducerRecord<byte[], byte[]>> signed(SigningKey key, int size) {
    List<ProducerRecord<byte[], byte[]>> batch = batch(TOPIC, size);
    new BatchSigner("510000", key, trusted, time).sign(batch);
    return batch;
  }

  private static ConsumerRecord<byte[], byte[]> received(
      String topic, byte[] key, byte[] value, Headers headers) {
    var record = new ConsumerRecord<>(topic, 0, 0, key, value);
    headers.forEach(record.headers()::add);
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> record) {
    return received(record.topic(), record.key(), record.value(), record.headers());
  }

  private String refusal(ConsumerRecord<byte[], byte[]> record) {
    return verifier.verify(record) instanceof Verdict.Refused refused ? refused.reason() : "none";
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 500})
  void each_record_of_a_batch_verifies_alone_and_in_any_order(int size) {
    for (SigningKey key : List.of(KEY, TrustedKeysTest.key(2))) {
      state("510000", key);
      List<ProducerRecord<byte[], byte[]>> batch = signed(key, size);
      for (int i = size - 1; i >= 0; i--) {
        assertThat(verifier.verify(received(batch.get(i))))
            .isEqualTo(new Verdict.Believed(key.publicKey().id(), NOW));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void whatever_is_altered_in_a_record_is_seen(SignatureAlgorithm algorithm) {
    SigningKey key = TrustedKeysTest.key(algorithm == SignatureAlgorithm.SM2 ? 2 : 3);
    state("510000", key);
    state("500000", key);
    ProducerRecord<byte[], byte[]> first = signed(key, 5).getFirst();
    byte[] other = "x".getBytes(UTF_8);
    List<ConsumerRecord<byte[], byte[]>> altered = new ArrayList<>();
    altered.add(received(TOPIC, other, first.value(), first.headers()));
    altered.add(received(TOPIC, null, first.value(), first.headers()));
    altered.add(received(TOPIC, first.key(), other, first.headers()));
    altered.add(received(TOPIC, first.key(), null, first.headers()));
    altered.add(received("yichi.510000.issuers", first.key(), first.value(), first.headers()));
    altered.add(received("yichi.500000.certificates", first.key(), first.value(), first.headers()));
    for (String header : List.of("ce_type", "ce_id", "content-type")) {
      ConsumerRecord<byte[], byte[]> without = received(first);
      without.headers().remove(header);
      altered.add(without);
      ConsumerRecord<byte[], byte[]> changed = received(first);
      changed.headers().remove(header).add(header, other);
      altered.add(changed);
    }
    ConsumerRecord<byte[], byte[]> added = received(first);
    added.headers().add("ce_homeregion", other);
    altered.add(added);
    altered.forEach(each -> assertThat(refusal(each)).isEqualTo("its signature does not verify"));
  }

  @Test
  void what_a_mirror_adds_or_reorders_does_not_matter() {
    state("510000", KEY);
    ProducerRecord<byte[], byte[]> first = signed(KEY, 3).getFirst();
    ConsumerRecord<byte[], byte[]> mirrored =
        new ConsumerRecord<>(TOPIC, 3, 77, first.key(), first.value());
    Arrays.asList(first.headers().toArray()).reversed().forEach(mirrored.headers()::add);
    mirrored.headers().add("traceparent", new byte[] {1}).add("mm2", new byte[] {2});
    assertThat(verifier.verify(mirrored)).isInstanceOf(Verdict.Believed.class);
  }

  @Test
  void a_tombstone_is_no_empty_value() {
    state("510000", KEY);
    ProducerRecord<byte[], byte[]> tombstone = signed(KEY, 5).get(4);
    assertThat(tombstone.value()).isNull();
    assertThat(verifier.verify(received(tombstone))).isInstanceOf(Verdict.Believed.class);
    assertThat(refusal(received(TOPIC, tombstone.key(), new byte[0], tombstone.headers())))
        .isEqualTo("its signature does not verify");
  }

  @Test
  void a_proof_of_another_record_or_batch_proves_nothing() {
    state("510000", KEY);
    List<ProducerRecord<byte[], byte[]>> batch = signed(KEY, 6);
    time.now = NOW.plusSeconds(1);
    List<ProducerRecord<byte[], byte[]>> later = signed(KEY, 7);
    assertThat(refusal(with(batch.get(0), WireEvent.PROOF, batch.get(1))))
        .isEqualTo("its signature does not verify");
    assertThat(refusal(with(batch.get(0), WireEvent.SIGNED_ROOT, later.get(0))))
        .isEqualTo("its signature does not verify");
    assertThat(verifier.verify(received(later.get(0)))).isInstanceOf(Verdict.Believed.class);
  }

  private static ConsumerRecord<byte[], byte[]> with(
      ProducerRecord<byte[], byte[]> record, String header, ProducerRecord<?, ?> from) {
    return with(record, header, from.headers().lastHeader(header).value());
  }

  private static ConsumerRecord<byte[], byte[]> with(
      ProducerRecord<byte[], byte[]> record, String header, byte[] value) {
    ConsumerRecord<byte[], byte[]> changed = received(record);
    changed.headers().remove(header).add(header, value);
    return changed;
  }

  @Test
  void malformed_signatures_are_refused_in_words() {
    state("510000", KEY);
    ProducerRecord<byte[], byte[]> record = signed(KEY, 6).getFirst();
    for (String header : List.of(WireEvent.SIGNING_KEY, WireEvent.SIGNED_ROOT, WireEvent.PROOF)) {
      ConsumerRecord<byte[], byte[]> without = received(record);
      without.headers().remove(header);
      assertThat(refusal(without)).isEqualTo("it is not signed");
      byte[] whole = record.headers().lastHeader(header).value();
      for (byte[] odd :
          List.of(
              new byte[0],
              "?".getBytes(UTF_8),
              Arrays.copyOf(whole, whole.length - 1),
              Arrays.copyOf(whole, whole.length + 4),
              new byte[100_000])) {
        assertThat(refusal(with(record, header, odd))).startsWith("its ").contains("malformed");
      }
    }
  }

  @Test
  void a_key_signs_in_its_time_only() {
    state("510000", KEY);
    ConsumerRecord<byte[], byte[]> record = received(signed(KEY, 1).getFirst());
    time.now = UNTIL.plusSeconds(1);
    assertThat(verifier.verify(record)).isInstanceOf(Verdict.Believed.class);
    assertThatThrownBy(() -> signed(KEY, 1)).isInstanceOf(SigningRefused.class);
    trusted.learn(
        "510000", SICHUAN.state(KEY.publicKey(), NOW.plusSeconds(1), UNTIL, NOW.plusSeconds(1)));
    assertThat(refusal(record)).isEqualTo("it was signed outside of its key's time");
  }

  @Test
  void what_says_to_be_signed_in_the_future_is_refused() {
    state("510000", KEY);
    time.now = NOW.plus(Duration.ofMinutes(5));
    ConsumerRecord<byte[], byte[]> ahead = received(signed(KEY, 1).getFirst());
    time.now = NOW.plus(Duration.ofMinutes(5)).plusMillis(1);
    ConsumerRecord<byte[], byte[]> later = received(signed(KEY, 1).getFirst());
    time.now = NOW;
    assertThat(verifier.verify(ahead)).isInstanceOf(Verdict.Believed.class);
    assertThat(refusal(later)).isEqualTo("it says to be signed in the future");
  }

  @Test
  void a_revoked_key_is_believed_no_more_and_signs_no_more() {
    state("510000", KEY);
    ConsumerRecord<byte[], byte[]> record = received(signed(KEY, 1).getFirst());
    trusted.learn("510000", SICHUAN.revoke(KEY.publicKey().id(), UNTIL, "lost", NOW));
    assertThat(refusal(record)).isEqualTo("its key is revoked");
    assertThatThrownBy(() -> signed(KEY, 1)).isInstanceOf(SigningRefused.class);
  }

  @Test
  void a_region_without_a_pin_is_refused_at_once() {
    ConsumerRecord<byte[], byte[]> record =
        received("yichi.330000.certificates", new byte[1], new byte[1], headers());
    assertThat(refusal(record)).isEqualTo("no identity key of its region is pinned");
    assertThat(refusal(received("yichi.dlt", new byte[1], new byte[1], headers())))
        .isEqualTo("its topic is no region's");
  }

  /** Of a key that the verifier has not heard of. */
  private static Headers headers() {
    SigningKey unknown = TrustedKeysTest.key(9);
    TrustedKeys own = new TrustedKeys(it -> Set.of(SICHUAN.key().publicKey().fingerprint()));
    own.learn("510000", SICHUAN.state(unknown.publicKey(), NOW, UNTIL, NOW));
    var record = new ProducerRecord<>(TOPIC, new byte[1], new byte[1]);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    new BatchSigner("510000", unknown, own, clock).sign(List.of(record));
    return record.headers();
  }

  @Test
  void a_record_waits_for_the_statement_of_its_key_and_not_for_ever() {
    ConsumerRecord<byte[], byte[]> record = received(TOPIC, new byte[1], new byte[1], headers());
    assertThat(verifier.verify(record)).isInstanceOf(Verdict.Waits.class);
    time.now = NOW.plus(Duration.ofMinutes(9));
    assertThat(verifier.verify(record)).isInstanceOf(Verdict.Waits.class);
    assertThat(meters.get("yichi.signing.statement.wait").gauge().value()).isEqualTo(540);
    time.now = NOW.plus(Duration.ofMinutes(10));
    assertThat(refusal(record)).isEqualTo("nobody stated its key");
    assertThat(meters.get("yichi.signing.statement.wait").gauge().value()).isZero();
    state("510000", TrustedKeysTest.key(7));
    assertThat(refusal(record)).as("another key was stated").isEqualTo("nobody stated its key");
    state("510000", TrustedKeysTest.key(9));
    assertThat(verifier.verify(record)).isInstanceOf(Verdict.Believed.class);
  }

  @Test
  void made_up_key_ids_share_one_wait() {
    ConsumerRecord<byte[], byte[]> record = received(TOPIC, new byte[1], new byte[1], headers());
    assertThat(verifier.verify(record)).isInstanceOf(Verdict.Waits.class);
    time.now = NOW.plus(Duration.ofMinutes(11));
    IntStream.range(0, 50)
        .forEach(
            i -> {
              record.headers().remove(WireEvent.SIGNING_KEY);
              record
                  .headers()
                  .add(WireEvent.SIGNING_KEY, String.format("%032x", i).getBytes(UTF_8));
              assertThat(refusal(record)).isEqualTo("nobody stated its key");
            });
    time.now = NOW.plus(Duration.ofMinutes(70));
    assertThat(verifier.verify(record)).isInstanceOf(Verdict.Waits.class);
  }

  @Test
  void a_region_that_states_its_keys_late_again_and_again_has_ten_minutes_in_all() {
    for (int number : List.of(11, 13, 15)) {
      ConsumerRecord<byte[], byte[]> record = by(number);
      assertThat(verifier.verify(record)).isInstanceOf(Verdict.Waits.class);
      time.now = time.now.plus(Duration.ofMinutes(3));
      assertThat(verifier.verify(record)).isInstanceOf(Verdict.Waits.class);
      state("510000", TrustedKeysTest.key(number));
      verifier.verify(record);
      assertThat(meters.get("yichi.signing.statement.wait").gauge().value()).isZero();
    }
    ConsumerRecord<byte[], byte[]> last = by(17);
    assertThat(verifier.verify(last)).isInstanceOf(Verdict.Waits.class);
    verifier.verify(by(11));
    time.now = time.now.plus(Duration.ofMinutes(1));
    assertThat(refusal(last)).isEqualTo("nobody stated its key");
  }

  private static ConsumerRecord<byte[], byte[]> by(int number) {
    ConsumerRecord<byte[], byte[]> record = received(TOPIC, new byte[1], new byte[1], headers());
    byte[] id = TrustedKeysTest.key(number).publicKey().id().getBytes(UTF_8);
    record.headers().remove(WireEvent.SIGNING_KEY).add(WireEvent.SIGNING_KEY, id);
    return record;
  }
}
