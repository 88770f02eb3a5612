package cn.yichi.platform.consume;

import cn.yichi.platform.signing.Provenance;
import java.util.Optional;

/**
 * A tombstone: what the key stood for is erased (not revoked, which is a state).
 *
 * @param topic where it stood; its second part is the writing region
 * @param key record key
 * @param id its CloudEvents id, which names the version that the erasure took; empty where nothing
 *     says it
 */
public record Erased(
    String topic,
    int partition,
    long offset,
    String key,
    Optional<String> id,
    Provenance provenance) {

  /** The region that wrote it, from the topic name. */
  public String region() {
    return Topics.region(topic);
  }
}
