package cn.yichi.registry.certificate;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Suspends, ends or reinstates a certificate. Ends as one of {@link Outcome}. Who may decide this,
 * and that two people must, is the concern of whoever calls.
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
   * @param from legal day from which it holds
   */
  public Outcome change(CertificateId id, int seen, Certificate.Standing to, LocalDate from) {
    Certificate known = certificates.find(List.of(id)).get(id);
    if (known == null) {
      return new Outcome.Unknown();
    }
    if (isDone(known, seen, to, from)) {
      return new Outcome.Changed(known);
    }
    if (known.version() != seen) {
      return new Outcome.Outdated(known.version());
    }
    Optional<CertificateChange> change = known.changeStatus(to, from, clock.instant());
    if (change.isEmpty()) {
      return new Outcome.NotAllowed(known.standing().status());
    }
    return switch (certificates.save(List.of(change.get())).getFirst()) {
      case STORED -> new Outcome.Changed(change.get().next());
      case STALE -> new Outcome.Outdated(known.version() + 1);
      case BUSY -> new Outcome.Busy();
    };
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
