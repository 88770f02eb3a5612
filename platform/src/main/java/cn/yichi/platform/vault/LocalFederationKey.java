package cn.yichi.platform.vault;

import cn.yichi.contracts.vocabulary.FederationKey;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * The federation's key held in this process (keyed hash of its {@link Suite}). Whoever holds it can
 * reverse pseudonyms by trial, so production keeps it in an HSM behind the same port. Safe for any
 * number of threads.
 */
public final class LocalFederationKey implements FederationKey {
  private final NavigableMap<Integer, KeyedHash> hashes = new TreeMap<>();
  private final int current;

  LocalFederationKey(Map<Integer, VaultKeys.Master> keys, int current) {
    keys.forEach(
        (version, key) -> hashes.put(version, KeyedHash.under(key.suite().hashKey(key.bytes()))));
    this.current = current;
  }

  /** The published key of the sandbox, the same for all regions; it protects nothing. */
  public static LocalFederationKey sandbox() {
    return new LocalFederationKey(Map.of(1, published("federation")), 1);
  }

  /**
   * As {@link #sandbox()}, in the middle of a change of keys or behind it.
   *
   * @param versions those that can be asked, of 1 and above
   */
  public static LocalFederationKey sandbox(NavigableSet<Integer> versions, int current) {
    NavigableMap<Integer, VaultKeys.Master> keys = new TreeMap<>();
    for (int version : versions) {
      keys.put(version, published(version == 1 ? "federation" : "federation/" + version));
    }
    return new LocalFederationKey(keys, current);
  }

  private static VaultKeys.Master published(String name) {
    return new VaultKeys.Master(Suite.AES_256_GCM, SandboxKeys.key(name));
  }

  @Override
  public NavigableSet<Integer> versions() {
    return Collections.unmodifiableNavigableSet(hashes.navigableKeySet());
  }

  @Override
  public int current() {
    return current;
  }

  @Override
  public byte[] mac(int version, Use use, byte[] message) {
    KeyedHash hash = hashes.get(version);
    if (hash == null) {
      throw new IllegalArgumentException("no version " + version + " of the federation's key");
    }
    return hash.mac(message);
  }

  /** Versions only. */
  @Override
  public String toString() {
    return "LocalFederationKey[versions=" + hashes.keySet() + ", current=" + current + "]";
  }
}
