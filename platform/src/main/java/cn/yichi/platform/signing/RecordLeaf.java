package cn.yichi.platform.signing;

import cn.yichi.contracts.event.WireEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The leaf of one record: topic, key, every header that says what it is, and the data; of a
 * tombstone, that there is none. Other headers (a trace, what a mirror adds) may change on the way.
 */
final class RecordLeaf {
  private static final String DOMAIN = "yichi.record.v1";
  private static final Set<String> SIGNATURES =
      Set.of(WireEvent.SIGNING_KEY, WireEvent.SIGNED_ROOT, WireEvent.PROOF);

  private RecordLeaf() {}

  static byte[] hash(
      Hash hash, String topic, byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
    hash.update(MerkleTree.LEAF);
    hash.framed(DOMAIN);
    hash.framed(topic);
    framed(hash, key);
    List<Header> covered = covered(headers);
    hash.length(covered.size());
    for (Header header : covered) {
      hash.framed(header.key());
      framed(hash, header.value());
    }
    framed(hash, value);
    return hash.finish();
  }

  private static void framed(Hash hash, byte @Nullable [] bytes) {
    if (bytes == null) {
      hash.length(-1);
    } else {
      hash.framed(bytes);
    }
  }

  /** By name, so that who hands them on may hand them on in another order. */
  private static List<Header> covered(Headers headers) {
    List<Header> covered = new ArrayList<>(8);
    for (Header header : headers) {
      if (isCovered(header.key())) {
        covered.add(header);
      }
    }
    covered.sort(Comparator.comparing(Header::key));
    return covered;
  }

  private static boolean isCovered(String name) {
    return name.startsWith("ce_") ? !SIGNATURES.contains(name) : name.equals("content-type");
  }
}
