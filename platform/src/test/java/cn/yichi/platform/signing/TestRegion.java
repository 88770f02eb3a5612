package cn.yichi.platform.signing;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.vault.SandboxKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A region with an identity key of its own and as many signing keys as a test wants, numbered; to
 * be pinned in place of the sandbox's.
 */
public final class TestRegion {
  private static final Instant BEGUN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2090-01-01T00:00:00Z");

  private final String region;
  private final IdentityKey identity;

  public TestRegion(String region) {
    this.region = region;
    this.identity = new IdentityKey(region, secret("identity of " + region));
  }

  private static SigningKey secret(String purpose) {
    return SigningKey.of(SignatureAlgorithm.ED25519, SandboxKeys.key("test " + purpose));
  }

  private SigningKey key(int number) {
    return secret("key " + number + " of " + region);
  }

  /** Id of a signing key. */
  public String keyId(int number) {
    return key(number).publicKey().id();
  }

  /** Argument that has a service believe this region by its identity key. */
  public String pin() {
    return "--yichi.signing.pins." + region + "=" + identity.key().publicKey().fingerprint();
  }

  /** Signs now. */
  public RecordSigner signer(int number) {
    return signer(number, Clock.systemUTC());
  }

  /** Signs as if it were that instant. */
  public RecordSigner signer(int number, Instant at) {
    return signer(number, Clock.fixed(at, ZoneOffset.UTC));
  }

  private RecordSigner signer(int number, Clock clock) {
    TrustedKeys own = new TrustedKeys(any -> Set.of(identity.key().publicKey().fingerprint()));
    own.learn(region, stated(number));
    return new BatchSigner(region, key(number), own, clock);
  }

  /** Signs what must hold without a topic, as if it were that instant. */
  public RegionSigner regionSigner(int number, Instant at) {
    TrustedKeys own = new TrustedKeys(any -> Set.of(identity.key().publicKey().fingerprint()));
    own.learn(region, stated(number));
    return new RegionSigner(
        region, () -> key(number), own, () -> true, Clock.fixed(at, ZoneOffset.UTC));
  }

  private KeyFact stated(int number) {
    return identity.state(key(number).publicKey(), BEGUN, END, BEGUN);
  }

  /** The statement of a key as it stands on the region's topic of keys. */
  public ProducerRecord<byte[], byte[]> statement(int number) {
    return record(stated(number));
  }

  /** Whether a service has heard the statement of a key. */
  public boolean isStated(TrustedKeys known, int number) {
    return known.standing(region, keyId(number)) instanceof TrustedKeys.Standing.Good;
  }

  /** The revocation of a key as it stands there. */
  public ProducerRecord<byte[], byte[]> revocation(int number, Instant compromisedFrom) {
    String id = key(number).publicKey().id();
    return record(
        identity.revoke(id, compromisedFrom, "test", compromisedFrom.plus(Duration.ofHours(1))));
  }

  private ProducerRecord<byte[], byte[]> record(KeyFact said) {
    WireEvent event = new StatementLines(new EventCodec()).event(said);
    var record =
        new ProducerRecord<>(
            Stream.KEYS.topic(region), event.key().getBytes(StandardCharsets.UTF_8), event.value());
    event.headers().forEach(record.headers()::add);
    return record;
  }
}
