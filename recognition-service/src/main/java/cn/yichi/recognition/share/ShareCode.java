package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.asking.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a share code. The code itself and the birth date are not in it: they are kept as
 * keyed digests only.
 *
 * @param maker by which pseudonym the worker is known who made it
 * @param holder by which one the certificate goes
 * @param asOf the legal day that the answer is about; empty for the day it is opened
 * @param until the last day on which it opens anything
 * @param consent to being watched; empty where it was never given
 * @param openings one for each organisation that opened it
 * @param wrongDates how often it was tried with another birth date
 * @param revision +1 for each write
 */
public record ShareCode(
    ShareCodeId id,
    HolderRef maker,
    CertificateId certificate,
    HolderRef holder,
    Purpose purpose,
    Optional<LocalDate> asOf,
    Instant madeAt,
    LocalDate until,
    Optional<Consent> consent,
    List<Opening> openings,
    int wrongDates,
    Optional<Instant> lockedAt,
    Optional<Instant> revokedAt,
    int revision) {
  /** After so many wrong birth dates it is locked. */
  public static final int MOST_WRONG_DATES = 5;

  public ShareCode {
    openings = List.copyOf(openings);
  }

  /** What has become of a code. */
  public enum State {
    /** It opens the answer. */
    OPEN,
    /** Its last day is over. */
    EXPIRED,
    /** Its maker took it back. */
    REVOKED,
    /** It was tried with too many birth dates. */
    LOCKED
  }

  /** What holds on a day; what its maker did comes first. */
  public State state(LocalDate day) {
    if (revokedAt.isPresent()) {
      return State.REVOKED;
    }
    if (lockedAt.isPresent()) {
      return State.LOCKED;
    }
    return day.isAfter(until) ? State.EXPIRED : State.OPEN;
  }

  /** Whether an organisation may open it beside those that did. */
  boolean takes(SocialCreditCode organisation, int organisations) {
    return openings.size() < organisations || wasOpenedBy(organisation);
  }

  /** Whether an organisation opened it. */
  public boolean wasOpenedBy(SocialCreditCode organisation) {
    return openings.stream().anyMatch(each -> each.by().equals(organisation));
  }

  ShareCode openedBy(SocialCreditCode organisation, Instant at) {
    List<Opening> next = new ArrayList<>(openings);
    next.replaceAll(each -> each.by().equals(organisation) ? each.again(at) : each);
    if (!wasOpenedBy(organisation)) {
      next.add(new Opening(organisation, at, at, 1));
    }
    return next(consent, next, wrongDates, lockedAt, revokedAt);
  }

  /** One more wrong birth date; the last that is let pass locks it. */
  ShareCode missed(Instant at) {
    int wrong = wrongDates + 1;
    return next(
        consent,
        openings,
        wrong,
        wrong >= MOST_WRONG_DATES ? Optional.of(at) : lockedAt,
        revokedAt);
  }

  /** Taken back, and the consent with it. */
  ShareCode revoked(Instant at) {
    return next(withdrawn(at), openings, wrongDates, lockedAt, Optional.of(at));
  }

  ShareCode withoutConsent(Instant at) {
    return next(withdrawn(at), openings, wrongDates, lockedAt, revokedAt);
  }

  private Optional<Consent> withdrawn(Instant at) {
    return consent.map(it -> new Consent(it.until(), it.withdrawnAt().or(() -> Optional.of(at))));
  }

  private ShareCode next(
      Optional<Consent> agreed,
      List<Opening> opened,
      int wrong,
      Optional<Instant> locked,
      Optional<Instant> revoked) {
    return new ShareCode(
        id,
        maker,
        certificate,
        holder,
        purpose,
        asOf,
        madeAt,
        until,
        agreed,
        opened,
        wrong,
        locked,
        revoked,
        revision + 1);
  }
}
