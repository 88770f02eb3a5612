package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A certificate in its home registry at one version. Knows its holder by pseudonym and digests
 * only.
 *
 * @param id opaque, stable for life
 * @param version 1 for the first state, +1 for each change
 * @param home the registry's region
 * @param kind its kind
 * @param number its number; personal where the kind's numbers contain an ID number
 * @param numberDigest keyed digest of the number, the same in every region
 * @param holder whose it is
 * @param says what it says
 * @param standing whether it is good
 * @param entry how it came into the register
 * @param recorded when this version began
 */
public record Certificate(
    CertificateId id,
    int version,
    Region home,
    CertificateKind kind,
    CertificateNumber number,
    String numberDigest,
    Holder holder,
    Attestation says,
    Standing standing,
    Entry entry,
    Recorded recorded) {

  /**
   * The holder without a name.
   *
   * @param ref pseudonym
   * @param nameDigest keyed digest of the normalised name, salted by the certificate id
   * @param documentDigests keyed digests of document numbers, salted likewise
   */
  public record Holder(HolderRef ref, String nameDigest, List<String> documentDigests) {
    public Holder {
      requireNonNull(ref, "ref");
      requireNonNull(nameDigest, "nameDigest");
      documentDigests = List.copyOf(documentDigests);
    }
  }

  /**
   * Whether a certificate is good.
   *
   * @param status its status
   * @param reason why it is not valid, empty where it is
   * @param proposal what two people decided it by, empty where one was enough; stays as long as the
   *     status does, so that a proposal is never carried out twice
   */
  public record Standing(
      CertificateStatus status, Optional<String> reason, Optional<String> proposal) {
    /** In good standing. */
    public static final Standing VALID = new Standing(CertificateStatus.VALID, Optional.empty());

    public Standing {
      requireNonNull(status, "status");
      requireNonNull(reason, "reason");
      requireNonNull(proposal, "proposal");
    }

    /** One person decided it. */
    public Standing(CertificateStatus status, Optional<String> reason) {
      this(status, reason, Optional.empty());
    }
  }

  /**
   * How a certificate came into the register; never changes.
   *
   * @param backfill true where the bureau declared an old file: nobody is told
   * @param origin the row of an import, empty for a single request
   */
  public record Entry(boolean backfill, Optional<Origin> origin) {
    public Entry {
      requireNonNull(origin, "origin");
    }
  }

  /**
   * The three instants of a version.
   *
   * @param effectiveFrom legal day (Asia/Shanghai) from which it holds
   * @param occurredAt when it happened, UTC
   * @param recordedAt when it was written down, UTC
   */
  public record Recorded(LocalDate effectiveFrom, Instant occurredAt, Instant recordedAt) {
    public Recorded {
      requireNonNull(effectiveFrom, "effectiveFrom");
      requireNonNull(occurredAt, "occurredAt");
      requireNonNull(recordedAt, "recordedAt");
    }
  }

  public Certificate {
    requireNonNull(id, "id");
    requireNonNull(home, "home");
    requireNonNull(kind, "kind");
    requireNonNull(number, "number");
    requireNonNull(numberDigest, "numberDigest");
    requireNonNull(holder, "holder");
    requireNonNull(says, "says");
    requireNonNull(standing, "standing");
    requireNonNull(entry, "entry");
    requireNonNull(recorded, "recorded");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  /** The number where it may be published; empty where it contains an ID number. */
  public Optional<CertificateNumber> publicNumber() {
    return kind.numberIsPersonal() ? Optional.empty() : Optional.of(number);
  }

  /**
   * Enters a certificate: version 1, valid from the day of issue.
   *
   * @param identity its id and digests, made from the same registration
   * @param now when it is written down
   */
  public static CertificateChange issue(
      CertificateIdentity identity, Registration stated, Instant now) {
    Certificate first =
        new Certificate(
            identity.id(),
            1,
            identity.home(),
            stated.kind(),
            stated.number(),
            identity.numberDigest(),
            identity.holder(),
            Attestation.of(stated),
            Standing.VALID,
            new Entry(stated.backfill(), stated.origin()),
            new Recorded(stated.issuedOn(), now, now));
    return new CertificateChange(Optional.empty(), first, CertificateChange.Fact.ISSUED);
  }

  /**
   * Replaces what the certificate says and whose it is; empty when nothing differs.
   *
   * @param identity of the corrected registration; its id must be this certificate's
   */
  public Optional<CertificateChange> correct(
      CertificateIdentity identity, Registration stated, Instant now) {
    if (!identity.id().equals(id)) {
      throw new IllegalArgumentException("a correction cannot change number or kind");
    }
    Certificate next =
        next(
            identity.holder(),
            Attestation.of(stated),
            standing,
            new Recorded(stated.issuedOn(), now, now));
    return differences(next).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CertificateChange(Optional.of(this), next, CertificateChange.Fact.CORRECTED));
  }

  /** Whether the status may become this one. */
  public boolean mayBecome(CertificateStatus to) {
    return StatusRule.allows(standing.status(), to);
  }

  /** What {@link StatusRule} has against a day as the first of another status. */
  Optional<Finding> dayFault(LocalDate from, Instant now) {
    return StatusRule.dayFault(says.days().issuedOn(), from, now);
  }

  /**
   * Changes the status.
   *
   * @param from legal day from which it holds
   * @return empty where {@link StatusRule} does not allow the step
   */
  public Optional<CertificateChange> changeStatus(Standing to, LocalDate from, Instant now) {
    if (!mayBecome(to.status())) {
      return Optional.empty();
    }
    Certificate next = next(holder, says, to, new Recorded(from, now, now));
    return Optional.of(
        new CertificateChange(Optional.of(this), next, CertificateChange.Fact.STATUS_CHANGED));
  }

  /**
   * Makes the digests anew; empty where they are these already. Id, holder and legal day stay.
   *
   * @param identity of this certificate under the current version of the federation's key
   */
  public Optional<CertificateChange> rekey(CertificateIdentity identity, Instant now) {
    if (!identity.id().equals(id) || !identity.holder().ref().equals(holder.ref())) {
      throw new IllegalArgumentException("digests made anew are of the same certificate");
    }
    if (identity.numberDigest().equals(numberDigest) && identity.holder().equals(holder)) {
      return Optional.empty();
    }
    Certificate next =
        new Certificate(
            id,
            version + 1,
            home,
            kind,
            number,
            identity.numberDigest(),
            identity.holder(),
            says,
            standing,
            entry,
            new Recorded(recorded.effectiveFrom(), now, now));
    return Optional.of(
        new CertificateChange(Optional.of(this), next, CertificateChange.Fact.REKEYED));
  }

  /**
   * Names of the fields in which another statement of this certificate differs; empty when none.
   */
  public List<String> differences(Certificate other) {
    return Differences.between(this, other);
  }

  private Certificate next(Holder whose, Attestation what, Standing how, Recorded when) {
    return new Certificate(
        id, version + 1, home, kind, number, numberDigest, whose, what, how, entry, when);
  }
}
