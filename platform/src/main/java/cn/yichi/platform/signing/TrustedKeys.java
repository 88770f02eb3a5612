package cn.yichi.platform.signing;

import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.KeyRevocation;
import cn.yichi.contracts.event.KeyStatement;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every region's signing keys. It only grows: the order in which statements come
 * does not matter, a repetition changes nothing, and a revocation is never taken back. Safe for any
 * number of threads.
 */
public final class TrustedKeys {
  /** A region that changes three keys each quarter needs them in sixteen years. */
  static final int MOST_OF_A_REGION = 200;

  private final Pins pins;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, Integer> keys = new ConcurrentHashMap<>();

  TrustedKeys(Pins pins) {
    this.pins = pins;
  }

  /** What is said of one key: either may be missing. */
  private record Entry(@Nullable StatedKey stated, @Nullable Instant compromisedFrom) {
    static final Entry NONE = new Entry(null, null);

    Entry with(StatedKey other) {
      boolean newer = stated == null || stated.statedAt().isBefore(other.statedAt());
      return newer ? new Entry(other, compromisedFrom) : this;
    }

    Entry revoked(Instant from) {
      boolean earlier = compromisedFrom == null || from.isBefore(compromisedFrom);
      return earlier ? new Entry(stated, from) : this;
    }
  }

  /** A key and when it signs. */
  private record StatedKey(
      VerifyingKey key, Instant validFrom, Instant validUntil, Instant statedAt) {}

  /** What a record's key is worth. */
  sealed interface Standing {
    /** It signs between these instants, the second not included. */
    record Good(VerifyingKey key, Instant validFrom, Instant validUntil) implements Standing {
      boolean signsAt(Instant instant) {
        return !instant.isBefore(validFrom) && instant.isBefore(validUntil);
      }
    }

    /** Its region revoked it. */
    record Revoked(Instant compromisedFrom) implements Standing {}

    /** Nothing was said of it yet. */
    record Unstated() implements Standing {}
  }

  /** What came of a statement. */
  sealed interface Lesson {
    /** It says something new. */
    record New() implements Lesson {}

    /** As known, or older. */
    record Known() implements Lesson {}

    /**
     * It is not to be believed.
     *
     * @param reason without content
     */
    record Refused(String reason) implements Lesson {}
  }

  /** Whether anybody vouched for the region. */
  boolean isPinned(String region) {
    return !pins.of(region).isEmpty();
  }

  Standing standing(String region, String keyId) {
    Entry entry = entries.get(name(region, keyId));
    if (entry == null) {
      pins.published(region).stream()
          .filter(said -> said.keyId().equals(keyId))
          .forEach(said -> learn(region, said));
      entry = entries.getOrDefault(name(region, keyId), Entry.NONE);
    }
    if (entry.compromisedFrom() != null) {
      return new Standing.Revoked(entry.compromisedFrom());
    }
    StatedKey stated = entry.stated();
    return stated == null
        ? new Standing.Unstated()
        : new Standing.Good(stated.key(), stated.validFrom(), stated.validUntil());
  }

  /** The public half of a stated key, also of one that was revoked since. */
  Optional<VerifyingKey> key(String region, String keyId) {
    return Optional.ofNullable(entries.get(name(region, keyId)))
        .flatMap(entry -> Optional.ofNullable(entry.stated()))
        .map(StatedKey::key);
  }

  /**
   * From when on the region says that the key was compromised, where somebody else may have signed
   * it: its key is revoked, and it came no earlier than that. When it says to be signed does not
   * matter.
   */
  public Optional<Instant> lostSince(String region, String keyId, Instant arrivedAt) {
    return standing(region, keyId) instanceof Standing.Revoked revoked
            && !arrivedAt.isBefore(revoked.compromisedFrom())
        ? Optional.of(revoked.compromisedFrom())
        : Optional.empty();
  }

  /**
   * Takes in a statement or a revocation.
   *
   * @param region whose topic it stood in
   */
  Lesson learn(String region, KeyFact said) {
    try {
      Optional<String> fault = fault(region, said);
      return fault.<Lesson>map(Lesson.Refused::new).orElseGet(() -> keep(said));
    } catch (RuntimeException malformed) {
      // Whoever may write there says what he likes; a throw would stop the reader of all regions.
      return new Lesson.Refused("a key or signature in it is malformed");
    }
  }

  private Optional<String> fault(String region, KeyFact said) {
    VerifyingKey identity = VerifyingKey.parse(said.identityKey());
    if (!region.equals(said.region())) {
      return Optional.of("it speaks for another region");
    }
    if (!pins.of(region).contains(identity.fingerprint())) {
      return Optional.of("its identity key is not pinned");
    }
    return identity.verify(said.signedBytes(), Base64.getDecoder().decode(said.signature()))
        ? Optional.empty()
        : Optional.of("its signature does not verify");
  }

  private Lesson keep(KeyFact said) {
    return switch (said) {
      case KeyStatement statement -> {
        VerifyingKey key = VerifyingKey.parse(statement.publicKey());
        if (!key.id().equals(statement.keyId())) {
          yield new Lesson.Refused("the key id is not of the key");
        }
        Instant at = statement.instants().recordedAt();
        StatedKey stated = new StatedKey(key, statement.validFrom(), statement.validUntil(), at);
        yield replace(said, entry -> entry.with(stated));
      }
      case KeyRevocation revocation ->
          replace(said, entry -> entry.revoked(revocation.compromisedFrom()));
    };
  }

  private Lesson replace(KeyFact said, UnaryOperator<Entry> change) {
    String name = name(said.region(), said.keyId());
    if (!entries.containsKey(name)
        && keys.merge(said.region(), 1, Integer::sum) > MOST_OF_A_REGION) {
      return new Lesson.Refused("its region has too many keys");
    }
    Entry before = entries.getOrDefault(name, Entry.NONE);
    Entry after = entries.compute(name, (n, now) -> change.apply(now == null ? Entry.NONE : now));
    return after.equals(before) ? new Lesson.Known() : new Lesson.New();
  }

  private static String name(String region, String keyId) {
    return region + "/" + keyId;
  }
}
