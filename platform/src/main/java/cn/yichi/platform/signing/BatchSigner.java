package cn.yichi.platform.signing;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.vault.KeysRefused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * One signature a batch, over the root of a tree with a leaf a record. For any number of threads.
 */
final class BatchSigner implements RecordSigner {
  private final String region;
  private final SigningKey key;
  private final String keyId;
  private final TrustedKeys trusted;
  private final Clock clock;

  /**
   * @param trusted knows the statement of the key, and hears when it is revoked
   */
  BatchSigner(String region, SigningKey key, TrustedKeys trusted, Clock clock) {
    this.region = region;
    this.key = key;
    this.keyId = key.publicKey().id();
    this.trusted = trusted;
    this.clock = clock;
  }

  @Override
  public void sign(List<ProducerRecord<byte[], byte[]>> records) {
    Instant now = clock.instant();
    refuseUnless(now);
    Hash hash = Hash.of(key.publicKey().algorithm());
    List<byte[]> leaves = new ArrayList<>(records.size());
    for (ProducerRecord<byte[], byte[]> each : records) {
      leaves.add(RecordLeaf.hash(hash, each.topic(), each.key(), each.headers(), each.value()));
    }
    MerkleTree tree = new MerkleTree(hash, leaves);
    long at = now.toEpochMilli();
    int size = records.size();
    byte[] signature = key.sign(SignedBatch.message(region, keyId, at, size, tree.root()));
    byte[] root = new SignedBatch(at, size, signature).encode();
    byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < size; i++) {
      Headers headers = records.get(i).headers();
      put(headers, WireEvent.SIGNING_KEY, id);
      put(headers, WireEvent.SIGNED_ROOT, root);
      put(headers, WireEvent.PROOF, SignedBatch.proof(i, tree.path(i)));
    }
  }

  private static void put(Headers headers, String name, byte[] value) {
    headers.remove(name).add(name, value);
  }

  private void refuseUnless(Instant now) {
    switch (trusted.standing(region, keyId)) {
      case TrustedKeys.Standing.Good good -> {
        if (!good.signsAt(now)) {
          throw new SigningRefused("the signing key " + keyId + " signs no longer, or not yet");
        }
      }
      case TrustedKeys.Standing.Revoked revoked ->
          throw new SigningRefused("the signing key " + keyId + " is revoked");
      case TrustedKeys.Standing.Unstated unstated ->
          throw new SigningRefused("no statement of the signing key " + keyId + " is known");
    }
  }

  /**
   * To be asked at start, where a person is there to hear it.
   *
   * @throws KeysRefused when no statement lets the key sign now
   */
  void requireStated() {
    try {
      refuseUnless(clock.instant());
    } catch (SigningRefused refused) {
      throw KeysRefused.because(
          "yichi.signing.key cannot be used: " + refused.getMessage() + ".",
          "Have the identity key state it, and give the file as yichi.signing.statements");
    }
  }

  /**
   * How long the key still signs; none where it signs no more.
   *
   * <p>Watched as gauge {@code yichi.signing.key.remaining}.
   */
  Duration remaining() {
    return switch (trusted.standing(region, keyId)) {
      case TrustedKeys.Standing.Good good -> Duration.between(clock.instant(), good.validUntil());
      case TrustedKeys.Standing.Revoked revoked -> Duration.ZERO;
      case TrustedKeys.Standing.Unstated unstated -> Duration.ZERO;
    };
  }
}
