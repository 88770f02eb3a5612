package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.share.ShareCodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An organisation's watch of one certificate.
 *
 * @param code the share code that it opened
 * @param until the last day of the holder's consent
 * @param seen revision of the last decision that was looked at
 * @param worth what that decision said
 * @param told what it was decided to tell the organisation, the latest last; a withdrawal or a last
 *     day that came in between kept the last one back. The last {@value #MOST_TOLD} are kept
 * @param telling a change that is decided upon but may not stand in the feed yet
 * @param revision +1 for each write
 */
public record Watch(
    WatchId id,
    SocialCreditCode organisation,
    ShareCodeId code,
    CertificateId certificate,
    Instant since,
    LocalDate until,
    long seen,
    Worth worth,
    Optional<Ended> ended,
    List<Told> told,
    Optional<Change> telling,
    int revision) {
  static final int MOST_TOLD = 100;

  public Watch {
    told = List.copyOf(told);
  }

  /** Who ended it. */
  public enum End {
    /** The organisation itself; it may begin again. */
    ORGANISATION,
    /** The holder took the consent back, or the certificate is no longer his. */
    HOLDER
  }

  /** Its end. */
  public record Ended(End by, Instant at) {}

  /**
   * That the organisation was told.
   *
   * @param from code of the outcome before
   * @param to code of the outcome since
   */
  public record Told(Instant at, LocalDate day, String from, String to, String cause) {}

  /** What has become of a watch. */
  public enum State {
    OPEN,
    /** The organisation ended it. */
    ENDED,
    /** The consent was taken back. */
    WITHDRAWN,
    /** The last day of the consent is over. */
    OVER
  }

  /** What holds on a day. */
  public State state(LocalDate day) {
    if (ended.isPresent()) {
      return ended.get().by() == End.HOLDER ? State.WITHDRAWN : State.ENDED;
    }
    return day.isAfter(until) ? State.OVER : State.OPEN;
  }

  /** Whether the consent holds on a day: then what was decided upon may be told. */
  boolean consented(LocalDate day) {
    return !day.isAfter(until) && ended.filter(it -> it.by() == End.HOLDER).isEmpty();
  }

  static Watch begun(
      WatchId id, SocialCreditCode by, ShareCodeId code, LocalDate until, Decided now, Instant at) {
    return new Watch(
        id,
        by,
        code,
        now.certificate(),
        at,
        until,
        now.revision(),
        now.worth(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        1);
  }

  /** Begun again with what holds now. */
  Watch again(Decided now, Instant at) {
    return next(at, now, Optional.empty(), told, telling);
  }

  /** Nothing to tell. */
  Watch sees(Decided now) {
    return next(since, now, ended, told, telling);
  }

  /** Decided to tell what changed. */
  Watch tells(Decided now, Instant at) {
    Change change =
        new Change(
            id,
            organisation,
            certificate,
            now.revision(),
            worth,
            now.worth(),
            now.cause(),
            now.day(),
            at);
    List<Told> all = new ArrayList<>(told);
    all.add(new Told(at, now.day(), worth.outcome(), now.worth().outcome(), now.cause()));
    return next(
        since,
        now,
        ended,
        all.subList(Math.max(0, all.size() - MOST_TOLD), all.size()),
        Optional.of(change));
  }

  /** The change stands in the feed. */
  Watch hasTold() {
    return next(since, seen, worth, ended, told, Optional.empty());
  }

  /** Ended by its holder, it tells nothing more, not even what was decided upon before. */
  Watch endedBy(End by, Instant at) {
    return next(
        since,
        seen,
        worth,
        Optional.of(new Ended(by, at)),
        told,
        by == End.HOLDER ? Optional.empty() : telling);
  }

  private Watch next(
      Instant begun, Decided now, Optional<Ended> end, List<Told> said, Optional<Change> open) {
    return next(begun, now.revision(), now.worth(), end, said, open);
  }

  private Watch next(
      Instant begun,
      long looked,
      Worth saw,
      Optional<Ended> end,
      List<Told> said,
      Optional<Change> open) {
    return new Watch(
        id,
        organisation,
        code,
        certificate,
        begun,
        until,
        looked,
        saw,
        end,
        said,
        open,
        revision + 1);
  }
}
