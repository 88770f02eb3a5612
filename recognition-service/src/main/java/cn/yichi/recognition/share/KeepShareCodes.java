package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.decision.Contended;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A worker looks after the codes he made. Somebody else's is as unknown as one that never was. */
public final class KeepShareCodes {
  private static final int ATTEMPTS = 20;

  private final ShareCodes codes;
  private final Clock clock;
  private final Withdrawals withdrawals;

  /**
   * @param withdrawals what must end with a consent
   */
  public KeepShareCodes(ShareCodes codes, Clock clock, Withdrawals withdrawals) {
    this.codes = codes;
    this.clock = clock;
    this.withdrawals = withdrawals;
  }

  /** What rests on a consent. */
  @FunctionalInterface
  public interface Withdrawals {
    /**
     * Ends all that rests on the consent given with a code; done again, it changes nothing.
     *
     * @throws Contended where it must be done again
     */
    void withdrawn(ShareCodeId code);
  }

  /** What came of a change. */
  public sealed interface Result {
    /** It is so, now or since before. */
    record Done(ShareCode code) implements Result {}

    /** No such code of this worker. */
    record Unknown() implements Result {}

    /** Others came first again and again. */
    record Busy() implements Result {}
  }

  /** The latest first. */
  public List<ShareCode> of(Collection<HolderRef> makers, Optional<ShareCodeId> before, int limit) {
    return codes.madeBy(makers, before, limit);
  }

  public Optional<ShareCode> find(ShareCodeId id, Collection<HolderRef> makers) {
    return codes.find(id).filter(each -> makers.contains(each.maker()));
  }

  /** Takes a code back; the consent to being watched ends with it. */
  public Result revoke(ShareCodeId id, Collection<HolderRef> makers) {
    return change(
        id, makers, (code, now) -> code.revokedAt().isPresent() ? code : code.revoked(now));
  }

  /** Takes back the consent to being watched; the code goes on opening the answer. */
  public Result withdraw(ShareCodeId id, Collection<HolderRef> makers) {
    return change(
        id,
        makers,
        (code, now) ->
            code.consent().filter(it -> it.withdrawnAt().isEmpty()).isPresent()
                ? code.withoutConsent(now)
                : code);
  }

  private Result change(
      ShareCodeId id, Collection<HolderRef> makers, BiFunction<ShareCode, Instant, ShareCode> to) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<ShareCode> found = find(id, makers);
      if (found.isEmpty()) {
        return new Result.Unknown();
      }
      ShareCode next = to.apply(found.get(), clock.instant());
      if (next.equals(found.get()) || codes.save(next)) {
        // Also where nothing changed: a crash may have come in between before.
        return withdrawn(next);
      }
    }
    return new Result.Busy();
  }

  private Result withdrawn(ShareCode code) {
    try {
      withdrawals.withdrawn(code.id());
      return new Result.Done(code);
    } catch (Contended busy) {
      return new Result.Busy();
    }
  }
}
