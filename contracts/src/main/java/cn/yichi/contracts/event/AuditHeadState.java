package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

/**
 * How far one hash chain of a service's audit log is. Whoever holds it sees when entries up to it
 * were altered or cut off, whatever was done to the database.
 *
 * @param chain which chain: {@code <service>.<region>.<instance>.<start>}
 * @param service which service's store has it
 * @param region GB/T 2260 code of the region
 * @param sequence number of the last entry, from 1
 * @param hash that entry's SHA-256, 64 hexadecimal digits
 * @param state {@code OPEN}, or {@code CLOSED} where no entry follows any more
 */
public record AuditHeadState(
    String chain,
    String service,
    String region,
    long sequence,
    String hash,
    String state,
    Instants instants)
    implements Payload {
  /** What all keys of heads begin with; other books have other beginnings. */
  public static final String KEYS = "audit/";

  public AuditHeadState {
    requireNonNull(chain, "chain");
    requireNonNull(service, "service");
    requireNonNull(region, "region");
    requireNonNull(hash, "hash");
    requireNonNull(state, "state");
    requireNonNull(instants, "instants");
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence must be at least 1");
    }
  }

  /** The record key of a chain. */
  public static String key(String chain) {
    return KEYS + chain;
  }

  @Override
  public String key() {
    return key(chain);
  }

  @Override
  public String eventId() {
    return key() + "/" + sequence + "/" + state;
  }
}
