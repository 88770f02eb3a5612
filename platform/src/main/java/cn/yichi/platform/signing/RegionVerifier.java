package cn.yichi.platform.signing;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Checks what a {@link RegionSigner} signed, as far as this service knows the regions' keys. */
public final class RegionVerifier {
  /** By how much another region's clock may be ahead. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final TrustedKeys trusted;
  private final BooleanSupplier ready;
  private final InstantSource clock;

  RegionVerifier(TrustedKeys trusted, BooleanSupplier ready, InstantSource clock) {
    this.trusted = trusted;
    this.ready = ready;
    this.clock = clock;
  }

  /** Believes the published keys of the sandbox, of every region. */
  public static RegionVerifier sandbox(InstantSource clock) {
    return new RegionVerifier(new TrustedKeys(new SandboxIdentities(Map.of())), () -> true, clock);
  }

  /**
   * Believes what these statements say, for a process without a topic.
   *
   * @param statements statements and revocations of keys, a CloudEvent in JSON a line
   * @param pins fingerprints of identity keys, by region
   * @throws IllegalArgumentException when a line says nothing of a key
   */
  public static RegionVerifier asStated(
      List<String> statements, Map<String, Set<String>> pins, InstantSource clock) {
    TrustedKeys trusted = new TrustedKeys(region -> pins.getOrDefault(region, Set.of()));
    for (KeyFact said : new StatementLines(new EventCodec()).read(statements)) {
      trusted.learn(said.region(), said);
    }
    return new RegionVerifier(trusted, () -> true, clock);
  }

  /** With what a stated key signs, also one that was revoked since; empty of an unknown key. */
  public Optional<SignatureAlgorithm> algorithm(String region, String keyId) {
    // The keys that everybody can compute are learnt when their standing is asked for.
    var unused = trusted.standing(region, keyId);
    return trusted.key(region, keyId).map(VerifyingKey::algorithm);
  }

  /** Whether the keys are known that were known when the service ended; before, all is refused. */
  public boolean isReady() {
    return ready.getAsBoolean();
  }

  /** What a signature is worth. */
  public sealed interface Verdict {
    /** The region signed it. */
    record Good() implements Verdict {}

    /** It did not, or nobody can tell. */
    record Refused(Reason reason) implements Verdict {}

    /** Why a signature counts for nothing. */
    enum Reason {
      KEY_UNSTATED("nobody stated its key"),
      KEY_REVOKED("its key is revoked"),
      KEY_OUT_OF_TIME("it was signed outside of its key's time"),
      FROM_THE_FUTURE("it says to be signed in the future"),
      SIGNATURE_WRONG("its signature does not verify");

      private final String words;

      Reason(String words) {
        this.words = words;
      }

      /** In English, for logs; without content. */
      public String words() {
        return words;
      }
    }
  }

  /**
   * @param region in whose name it was signed
   * @param signedAt as the message says
   * @param arrivedAt when this service first held it: what came before a key was lost stays good
   * @param message what was signed, naming region, key and instant itself
   */
  public Verdict verify(
      String region,
      String keyId,
      Instant signedAt,
      Instant arrivedAt,
      byte[] message,
      byte[] signature) {
    return switch (trusted.standing(region, keyId)) {
      case TrustedKeys.Standing.Good good -> {
        if (!good.signsAt(signedAt)) {
          yield new Verdict.Refused(Verdict.Reason.KEY_OUT_OF_TIME);
        }
        yield checked(good.key(), signedAt, message, signature);
      }
      case TrustedKeys.Standing.Revoked revoked ->
          trusted
              .key(region, keyId)
              .filter(key -> arrivedAt.isBefore(revoked.compromisedFrom()))
              .map(key -> checked(key, signedAt, message, signature))
              .orElseGet(() -> new Verdict.Refused(Verdict.Reason.KEY_REVOKED));
      case TrustedKeys.Standing.Unstated unstated ->
          new Verdict.Refused(Verdict.Reason.KEY_UNSTATED);
    };
  }

  private Verdict checked(VerifyingKey key, Instant signedAt, byte[] message, byte[] signature) {
    if (signedAt.isAfter(clock.instant().plus(SKEW))) {
      return new Verdict.Refused(Verdict.Reason.FROM_THE_FUTURE);
    }
    return key.verify(message, signature)
        ? new Verdict.Good()
        : new Verdict.Refused(Verdict.Reason.SIGNATURE_WRONG);
  }
}
