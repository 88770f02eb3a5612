package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.share.Consent;
import cn.yichi.recognition.share.ShareCode;
import cn.yichi.recognition.share.ShareCodeId;
import cn.yichi.recognition.share.ShareCodes;
import cn.yichi.recognition.share.StillTheirs;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the decisions that this region published and tells whoever watches what changed. The same
 * decision may come any number of times, and an older one after a newer.
 *
 * <p>A change is first written into its watch, then appended to the feed, then cleared from the
 * watch: so no change is lost by a crash, and none is told after the consent was taken back.
 */
public final class TellWatchers {
  private static final int ATTEMPTS = 20;

  private final Watches watches;
  private final WatchFeed feed;
  private final ShareCodes codes;
  private final StillTheirs makers;
  private final JudgeCase judge;

  public TellWatchers(
      Watches watches, WatchFeed feed, ShareCodes codes, StillTheirs makers, JudgeCase judge) {
    this.watches = watches;
    this.feed = feed;
    this.codes = codes;
    this.makers = makers;
    this.judge = judge;
  }

  /**
   * @param decided in the order in which they were taken, of one certificate
   * @throws Contended when a watch could not be written
   */
  public void tell(Collection<Decided> decided) {
    List<CertificateId> certificates =
        decided.stream().map(Decided::certificate).distinct().toList();
    Map<WatchId, Watch> open = new HashMap<>();
    for (Watch each : watches.ofCertificates(certificates)) {
      open.put(each.id(), each);
    }
    if (!open.isEmpty()) {
      for (Decided each : decided) {
        open.replaceAll(
            (id, watch) ->
                watch.certificate().equals(each.certificate()) ? tell(watch, each) : watch);
      }
    }
  }

  /** The watch as it stands afterwards. */
  private Watch tell(Watch first, Decided decided) {
    Watch watch = first;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (watch.telling().isPresent()) {
        watch = finish(watch);
      } else if (watch.seen() >= decided.revision()
          || watch.state(judge.today()) != Watch.State.OPEN) {
        return watch;
      } else {
        watch = step(watch, decided);
      }
    }
    throw new Contended();
  }

  private Watch step(Watch watch, Decided decided) {
    Instant now = judge.clock().instant();
    if (watch.worth().equals(decided.worth())) {
      return saved(watch.sees(decided));
    }
    return saved(
        mayBeTold(watch, decided)
            ? watch.tells(decided, now)
            : watch.endedBy(Watch.End.HOLDER, now));
  }

  private boolean mayBeTold(Watch watch, Decided decided) {
    Optional<ShareCode> code = codes.find(watch.code());
    return code.flatMap(ShareCode::consent).filter(this::holds).isPresent()
        && makers.still(code.get(), decided.home(), decided.holder());
  }

  private boolean holds(Consent consent) {
    return consent.holds(judge.today());
  }

  private Watch finish(Watch watch) {
    boolean told = watch.consented(judge.today());
    if (told) {
      watch.telling().ifPresent(feed::append);
    }
    Watch next = saved(watch.hasTold());
    if (told && next.state(judge.today()) == Watch.State.WITHDRAWN) {
      forgetErased(watch);
    }
    return next;
  }

  /** An erasure that came in between may have passed before the change stood in the feed. */
  private void forgetErased(Watch watch) {
    if (watches.find(watch.id()).isEmpty()) {
      feed.erase(watch.certificate());
    }
  }

  /** As it was written, or as another wrote it; one that was erased meanwhile tells nothing. */
  private Watch saved(Watch next) {
    return watches.save(next)
        ? next
        : watches
            .find(next.id())
            .orElseGet(() -> next.hasTold().endedBy(Watch.End.HOLDER, judge.clock().instant()));
  }

  /**
   * Nobody is told any more by the consent given with a code.
   *
   * @throws Contended when a watch could not be written
   */
  public void withdrawn(ShareCodeId code) {
    for (Watch each : watches.ofCodes(List.of(code))) {
      end(each);
    }
  }

  private void end(Watch first) {
    Watch watch = first;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (watch.ended().filter(it -> it.by() == Watch.End.HOLDER).isPresent()) {
        return;
      }
      watch = saved(watch.endedBy(Watch.End.HOLDER, judge.clock().instant()));
    }
    throw new Contended();
  }
}
