package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.util.Optional;

/**
 * An honour as its home registry published it.
 *
 * @param id opaque, unique in its home region
 * @param home region whose registry keeps it
 * @param version from 1
 * @param holder pseudonym of its holder
 * @param honour what it says
 * @param provenance by whose word it is held
 */
public record HeldHonour(
    String id,
    Region home,
    int version,
    HolderRef holder,
    Honour honour,
    Optional<Provenance> provenance) {
  public HeldHonour {
    requireNonNull(id, "id");
    requireNonNull(home, "home");
    requireNonNull(holder, "holder");
    requireNonNull(honour, "honour");
    requireNonNull(provenance, "provenance");
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1");
    }
  }

  /**
   * Whether its home may speak of it: no region says what another has conferred, while what the
   * nation or the world has conferred the holder's own region records.
   */
  public boolean isItsHomesToSay() {
    return honour.region().map(where -> where.equals(home) || home.contains(where)).orElse(true);
  }
}
