package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

/**
 * That a pseudonym means the same person as an older one, as the registry says that knows both. It
 * counts for that registry's own certificates and contacts and for no other region's, so no region
 * can give somebody a person whom it does not hold.
 *
 * @param ref the younger pseudonym; the record's key
 * @param version 1 for the first state, +1 for each change
 * @param homeRegion GB/T 2260 code of the registry's region
 * @param oldest the pseudonym that stands for the person; it may in turn be linked to one older
 * @param basis {@code KEY_VERSION}: the same document under another version of the federation's
 *     key; {@code DOCUMENT}: another document of the person
 * @param status {@code LINKED}, or {@code ENDED} where it was said by mistake
 */
public record HolderLinkState(
    String ref,
    int version,
    String homeRegion,
    String oldest,
    String basis,
    String status,
    Instants instants)
    implements Payload {

  public HolderLinkState {
    requireNonNull(ref, "ref");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(oldest, "oldest");
    requireNonNull(basis, "basis");
    requireNonNull(status, "status");
    requireNonNull(instants, "instants");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
    if (ref.equals(oldest)) {
      throw new IllegalArgumentException("a pseudonym is not linked with itself");
    }
  }

  @Override
  public String key() {
    return ref;
  }

  @Override
  public String eventId() {
    return homeRegion + "/" + ref + "/" + version;
  }
}
