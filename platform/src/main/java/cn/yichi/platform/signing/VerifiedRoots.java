package cn.yichi.platform.signing;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signed messages that verified, the latest few thousand: the records of a batch share one
 * signature, and it is checked once. What did not verify is not remembered.
 */
final class VerifiedRoots {
  private static final int MOST = 4_096;

  private final Map<ByteBuffer, Boolean> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
          return size() > MOST;
        }
      };

  /** Whether the key's owner signed the message; key ids are in the message. */
  boolean verify(VerifyingKey key, byte[] message, byte[] signature) {
    ByteBuffer known = ByteBuffer.wrap(message);
    synchronized (latest) {
      if (latest.get(known) != null) {
        return true;
      }
    }
    boolean good = key.verify(message, signature);
    if (good) {
      synchronized (latest) {
        latest.put(known, true);
      }
    }
    return good;
  }
}
