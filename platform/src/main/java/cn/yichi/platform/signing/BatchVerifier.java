package cn.yichi.platform.signing;

import static cn.yichi.contracts.event.WireEvent.PROOF;
import static cn.yichi.contracts.event.WireEvent.SIGNED_ROOT;
import static cn.yichi.contracts.event.WireEvent.SIGNING_KEY;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Verifies what {@link BatchSigner} signed: hashes each record, and checks a signature once a
 * batch. For any number of threads.
 */
final class BatchVerifier implements RecordVerifier {
  private static final Pattern TOPIC = Pattern.compile("yichi\\.([1-9]\\d{5})\\..+");

  /** By how much another region's clock may be ahead. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{32}");

  private final TrustedKeys trusted;
  private final Patience patience;
  private final InstantSource clock;
  private final VerifiedRoots roots = new VerifiedRoots();

  BatchVerifier(TrustedKeys trusted, Patience patience, InstantSource clock) {
    this.trusted = trusted;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public Verdict verify(ConsumerRecord<byte[], byte[]> record) {
    var topic = TOPIC.matcher(record.topic());
    if (!topic.matches()) {
      return new Verdict.Refused("its topic is no region's");
    }
    byte @Nullable [] keyId = header(record, SIGNING_KEY);
    byte @Nullable [] batch = header(record, SIGNED_ROOT);
    byte @Nullable [] proof = header(record, PROOF);
    if (keyId == null || batch == null || proof == null) {
      return new Verdict.Refused("it is not signed");
    }
    @Nullable SignedBatch signed = SignedBatch.decode(batch);
    String id = new String(keyId, StandardCharsets.ISO_8859_1);
    if (signed == null || !KEY_ID.matcher(id).matches()) {
      return new Verdict.Refused("its signature is malformed");
    }
    return verify(record, topic.group(1), id, signed, proof);
  }

  private Verdict verify(
      ConsumerRecord<byte[], byte[]> record,
      String region,
      String keyId,
      SignedBatch signed,
      byte[] proof) {
    return switch (trusted.standing(region, keyId)) {
      case TrustedKeys.Standing.Good good -> {
        patience.over(region, keyId);
        yield timed(record, region, good, signed, proof);
      }
      case TrustedKeys.Standing.Revoked revoked -> new Verdict.Refused("its key is revoked");
      case TrustedKeys.Standing.Unstated unstated -> unstated(region, keyId);
    };
  }

  private Verdict timed(
      ConsumerRecord<byte[], byte[]> record,
      String region,
      TrustedKeys.Standing.Good key,
      SignedBatch signed,
      byte[] proof) {
    if (!key.signsAt(signed.at())) {
      return new Verdict.Refused("it was signed outside of its key's time");
    }
    // Else what a thief signs would stand before all that its region says until that day.
    if (signed.at().isAfter(clock.instant().plus(SKEW))) {
      return new Verdict.Refused("it says to be signed in the future");
    }
    return verify(record, region, key.key(), signed, proof);
  }

  private Verdict unstated(String region, String keyId) {
    if (!trusted.isPinned(region)) {
      return new Verdict.Refused("no identity key of its region is pinned");
    }
    return patience.lasts(region, keyId)
        ? new Verdict.Waits("the statement of key " + keyId + " of region " + region)
        : new Verdict.Refused("nobody stated its key");
  }

  private Verdict verify(
      ConsumerRecord<byte[], byte[]> record,
      String region,
      VerifyingKey key,
      SignedBatch signed,
      byte[] proof) {
    Hash hash = Hash.of(key.algorithm());
    byte[] leaf =
        RecordLeaf.hash(hash, record.topic(), record.key(), record.headers(), record.value());
    byte @Nullable [] root = signed.root(hash, leaf, proof);
    if (root == null) {
      return new Verdict.Refused("its proof is malformed");
    }
    byte[] message = SignedBatch.message(region, key.id(), signed.signedAt(), signed.size(), root);
    return roots.verify(key, message, signed.signature())
        ? new Verdict.Believed(key.id(), signed.at())
        : new Verdict.Refused("its signature does not verify");
  }

  private static byte @Nullable [] header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
