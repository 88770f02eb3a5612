package cn.yichi.platform.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a key signed, as {@code ce_sigroot} holds it.
 *
 * @param signedAt when, milliseconds since 1970
 * @param size records of the batch
 */
record SignedBatch(long signedAt, int size, byte[] signature) {
  private static final String DOMAIN = "yichi.batch.v1";
  private static final int HEAD = Long.BYTES + Integer.BYTES;
  private static final int BYTES = HEAD + SignatureAlgorithm.SIGNATURE;
  private static final int TEXT = (BYTES * 4 + 2) / 3;

  /** Path of a batch of a million records. */
  private static final int LONGEST_PROOF = Integer.BYTES + 20 * Hash.LENGTH;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  /** What is signed: whose, when, of how many records, and their root. */
  static byte[] message(String region, String keyId, long signedAt, int size, byte[] root) {
    byte[] head = (DOMAIN + '\n' + region + '\n' + keyId + '\n').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(head.length + HEAD + root.length)
        .put(head)
        .putLong(signedAt)
        .putInt(size)
        .put(root)
        .array();
  }

  Instant at() {
    return Instant.ofEpochMilli(signedAt);
  }

  byte[] encode() {
    return ENCODER.encode(
        ByteBuffer.allocate(BYTES).putLong(signedAt).putInt(size).put(signature).array());
  }

  /** Null where it is none. */
  static @Nullable SignedBatch decode(byte[] text) {
    byte @Nullable [] bytes = text.length == TEXT ? bytes(text) : null;
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] signature = new byte[SignatureAlgorithm.SIGNATURE];
    SignedBatch head = new SignedBatch(buffer.getLong(), buffer.getInt(), signature);
    buffer.get(signature);
    return head;
  }

  /** A record's place and path, as {@code ce_sigproof} holds them. */
  static byte[] proof(int index, byte[] path) {
    return ENCODER.encode(
        ByteBuffer.allocate(Integer.BYTES + path.length).putInt(index).put(path).array());
  }

  /** The root to which a proof leads a leaf; null where it is none of a batch of this size. */
  byte @Nullable [] root(Hash hash, byte[] leaf, byte[] proof) {
    byte @Nullable [] bytes = proof.length <= LONGEST_PROOF * 4 / 3 + 2 ? bytes(proof) : null;
    if (bytes == null || bytes.length < Integer.BYTES) {
      return null;
    }
    int index = ByteBuffer.wrap(bytes).getInt();
    return MerkleTree.root(hash, leaf, index, size, bytes, Integer.BYTES);
  }

  private static byte @Nullable [] bytes(byte[] text) {
    try {
      return DECODER.decode(text);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
