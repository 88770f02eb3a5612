package cn.yichi.platform.consume;

import cn.yichi.platform.signing.Provenance;

/**
 * A tombstone: what the key stood for is erased (not revoked, which is a state).
 *
 * @param topic where it stood; its second part is the writing region
 * @param key record key
 */
public record Erased(String topic, int partition, long offset, String key, Provenance provenance) {

  /** The region that wrote it, from the topic name. */
  public String region() {
    return Topics.region(topic);
  }
}
