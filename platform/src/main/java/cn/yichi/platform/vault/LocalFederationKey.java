package cn.yichi.platform.vault;

import cn.yichi.contracts.vocabulary.FederationKey;

/**
 * The federation's key held in this process (keyed hash of its {@link Suite}). Whoever holds it can
 * reverse pseudonyms by trial, so production keeps it in an HSM behind the same port. Safe for any
 * number of threads.
 */
public final class LocalFederationKey implements FederationKey {
  private final int version;
  private final KeyedHash hash;

  LocalFederationKey(int version, VaultKeys.Master key) {
    if (version < 1) {
      throw new IllegalArgumentException("yichi.federation.version must be at least 1");
    }
    this.version = version;
    this.hash = KeyedHash.under(key.suite().hashKey(key.bytes()));
  }

  /** The published key of the sandbox, the same for all regions; it protects nothing. */
  public static LocalFederationKey sandbox() {
    return new LocalFederationKey(
        1, new VaultKeys.Master(Suite.AES_256_GCM, SandboxKeys.key("federation")));
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public byte[] mac(byte[] message) {
    return hash.mac(message);
  }

  @Override
  public String toString() {
    return "LocalFederationKey[version=" + version + "]";
  }
}
