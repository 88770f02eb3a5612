package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.share.Consent;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.share.ShareCodeId;
import cn.yichi.recognition.share.ShareCodes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An organisation begins and ends its watches. What changes after {@code Watching} was answered is
 * told; the watch says what held then.
 */
public final class WatchCertificates {
  private static final int ATTEMPTS = 20;

  private final Watches watches;
  private final ShareCodes codes;
  private final StoredDecisions decisions;
  private final JudgeCase judge;
  private final long most;

  /**
   * @param most watches of one organisation that may be open at once
   */
  public WatchCertificates(
      Watches watches, ShareCodes codes, StoredDecisions decisions, JudgeCase judge, long most) {
    this.watches = watches;
    this.codes = codes;
    this.decisions = decisions;
    this.judge = judge;
    this.most = most;
  }

  /** What came of the wish to watch. */
  public sealed interface Result {
    /**
     * It is watched.
     *
     * @param begun whether since now
     */
    record Watching(Watch watch, boolean begun) implements Result {}

    /** The organisation opened no such code, or its certificate is gone. */
    record NotOpened() implements Result {}

    /** The holder gave no consent, took it back, or its last day is over. */
    record WithoutConsent() implements Result {}

    /**
     * One must be ended first.
     *
     * @param most how many may be open
     */
    record TooMany(long most) implements Result {}

    /** Others came first again and again. */
    record Busy() implements Result {}
  }

  public LocalDate today() {
    return judge.today();
  }

  /** Begins a watch, or begins again one that the organisation ended. */
  public Result watch(ShareCodeId id, SocialCreditCode by) {
    Optional<ShareCode> code = codes.find(id).filter(each -> each.wasOpenedBy(by));
    if (code.isEmpty()) {
      return new Result.NotOpened();
    }
    Optional<Consent> consent = consent(code);
    if (consent.isEmpty()) {
      return new Result.WithoutConsent();
    }
    try {
      return watch(code.get(), consent.get(), by);
    } catch (Contended busy) {
      return new Result.Busy();
    }
  }

  private Optional<Consent> consent(Optional<ShareCode> code) {
    return code.flatMap(ShareCode::consent).filter(it -> it.holds(today()));
  }

  private Result watch(ShareCode code, Consent consent, SocialCreditCode by) {
    WatchId id = WatchId.of(code.id(), by);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Watch> stored = watches.find(id);
      Optional<Decided> now = decisions.of(code.certificate());
      if (now.isEmpty()) {
        return new Result.NotOpened();
      }
      Watch.State state = stored.map(each -> each.state(today())).orElse(Watch.State.ENDED);
      if (state != Watch.State.ENDED) {
        return standing(stored.get(), state);
      }
      if (watches.open(by, today()) >= most) {
        return new Result.TooMany(most);
      }
      Instant at = judge.clock().instant();
      Watch next =
          stored
              .map(each -> each.again(now.get(), at))
              .orElseGet(() -> Watch.begun(id, by, code.id(), consent.until(), now.get(), at));
      if (stored.isPresent() ? watches.save(next) : watches.add(next)) {
        return settled(next);
      }
    }
    return new Result.Busy();
  }

  private Result standing(Watch watch, Watch.State state) {
    if (state != Watch.State.OPEN) {
      return new Result.WithoutConsent();
    }
    // Who was busy before may have begun it and published nothing.
    decisions.publish(watch.certificate());
    return new Result.Watching(watch, false);
  }

  /**
   * The watch stands: what is decided from now on is followed. A decision that came between the
   * reading and the writing was perhaps followed before the watch was there, and consent may have
   * been taken back likewise.
   */
  private Result settled(Watch begun) {
    Watch watch = begun;
    decisions.publish(watch.certificate());
    Optional<Decided> now = decisions.of(watch.certificate());
    if (now.isPresent() && now.get().revision() > watch.seen()) {
      Watch next = watch.sees(now.get());
      watch = watches.save(next) ? next : watches.find(watch.id()).orElse(watch);
    }
    Optional<ShareCode> code = codes.find(watch.code());
    if (code.isEmpty()) {
      // An erasure that came in between may have passed before the watch was there.
      watches.erase(watch.certificate());
      return new Result.NotOpened();
    }
    if (consent(code).isEmpty()) {
      watches.save(watch.endedBy(Watch.End.HOLDER, judge.clock().instant()));
      return new Result.WithoutConsent();
    }
    return new Result.Watching(watch, true);
  }

  /** An organisation's watches, ended ones too, in the order of ids. */
  public List<Watch> page(SocialCreditCode by, Optional<WatchId> after, int limit) {
    return watches.page(by, after, limit);
  }

  public Optional<Watch> find(WatchId id, SocialCreditCode by) {
    return watches.find(id).filter(each -> each.organisation().equals(by));
  }

  /** All that rest on codes: for their maker. */
  public List<Watch> ofCodes(Collection<ShareCodeId> ids) {
    return ids.isEmpty() ? List.of() : watches.ofCodes(ids);
  }

  /**
   * Ends a watch; again, it changes nothing.
   *
   * @return the watch, or empty where the organisation has none of that id
   * @throws Contended where other writes kept coming first
   */
  public Optional<Watch> end(WatchId id, SocialCreditCode by) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Watch> stored = find(id, by);
      if (stored.isEmpty() || stored.get().ended().isPresent()) {
        return stored;
      }
      Watch next = stored.get().endedBy(Watch.End.ORGANISATION, judge.clock().instant());
      if (watches.save(next)) {
        return Optional.of(next);
      }
    }
    throw new Contended();
  }
}
