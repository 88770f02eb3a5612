package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.Finding;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Suspends, ends or reinstates a certificate. Ends as one of {@link Outcome}. Revocation (撤销) says
 * that a certificate never was good, and needs two people: it is {@link #revoke} only, which
 * carries out what a second person has confirmed.
 */
public final class ChangeStatus {
  private final Certificates certificates;
  private final Clock clock;

  public ChangeStatus(Certificates certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /** What became of a change of status. */
  public sealed interface Outcome {
    /** Changed, perhaps by an earlier request for the same; the fact is on the way. */
    record Changed(Certificate certificate) implements Outcome {}

    /** The present status does not allow this step; nothing changed. */
    record NotAllowed(CertificateStatus present) implements Outcome {}

    /** The status cannot hold from that day on; nothing changed. */
    record BadDay(Finding why) implements Outcome {}

    /** Revocation, which one person cannot decide; nothing changed. */
    record NeedsTwoPeople() implements Outcome {}

    /** The certificate has another version than the caller saw; nothing changed. */
    record Outdated(int version) implements Outcome {}

    /** No such certificate. */
    record Unknown() implements Outcome {}

    /** Too many facts of this certificate wait to be published; nothing changed. */
    record Busy() implements Outcome {}
  }

  /**
   * Changes one certificate.
   *
   * @param seen the version the caller has seen
   * @param to the status, with its reason unless it is {@code VALID}
   * @param from legal day from which it holds, from the day of issue to today
   */
  public Outcome change(CertificateId id, int seen, Certificate.Standing to, LocalDate from) {
    return to.status() == CertificateStatus.REVOKED
        ? new Outcome.NeedsTwoPeople()
        : change(id, seen, to, from, known -> isDone(known, seen, to, from));
  }

  /**
   * Revokes one certificate as two people decided; any number of times with one effect.
   *
   * @param seen the version the decision rests on
   * @param from legal day from which it holds
   * @param proposal what they decided it by; the certificate remembers it
   */
  public Outcome revoke(
      CertificateId id, int seen, String reason, LocalDate from, String proposal) {
    Certificate.Standing to =
        new Certificate.Standing(
            CertificateStatus.REVOKED, Optional.of(reason), Optional.of(proposal));
    return change(id, seen, to, from, known -> known.standing().equals(to));
  }

  /** What is wrong with a day as the first of another status; empty for an unknown certificate. */
  public Optional<Finding> dayFault(CertificateId id, LocalDate from) {
    return Optional.ofNullable(certificates.find(List.of(id)).get(id))
        .flatMap(known -> known.dayFault(from, clock.instant()));
  }

  private Outcome change(
      CertificateId id,
      int seen,
      Certificate.Standing to,
      LocalDate from,
      Predicate<Certificate> done) {
    Certificate known = certificates.find(List.of(id)).get(id);
    if (known == null) {
      return new Outcome.Unknown();
    }
    if (done.test(known)) {
      return new Outcome.Changed(known);
    }
    if (known.version() != seen) {
      return new Outcome.Outdated(known.version());
    }
    Instant now = clock.instant();
    Optional<CertificateChange> change = known.changeStatus(to, from, now);
    if (change.isEmpty()) {
      return new Outcome.NotAllowed(known.standing().status());
    }
    Optional<Finding> dayFault = known.dayFault(from, now);
    if (dayFault.isPresent()) {
      return new Outcome.BadDay(dayFault.get());
    }
    return switch (certificates.save(List.of(change.get())).getFirst()) {
      case STORED -> new Outcome.Changed(change.get().next());
      case STALE -> overtaken(id, seen, done);
      case BUSY -> new Outcome.Busy();
    };
  }

  /** Somebody was quicker, perhaps with this very change. */
  private Outcome overtaken(CertificateId id, int seen, Predicate<Certificate> done) {
    Certificate present = certificates.find(List.of(id)).get(id);
    if (present == null || present.version() == seen && !done.test(present)) {
      return new Outcome.Busy();
    }
    return done.test(present)
        ? new Outcome.Changed(present)
        : new Outcome.Outdated(present.version());
  }

  /**
   * Whether this very change is what followed the seen version: whoever lost the answer to it, or
   * was killed before giving it, asks again.
   */
  private static boolean isDone(
      Certificate known, int seen, Certificate.Standing to, LocalDate from) {
    return known.version() == seen + 1
        && known.standing().equals(to)
        && known.recorded().effectiveFrom().equals(from);
  }
}
