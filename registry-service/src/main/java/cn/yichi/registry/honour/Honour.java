package cn.yichi.registry.honour;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.certificate.Certificate.Recorded;
import cn.yichi.registry.certificate.Certificate.Standing;
import cn.yichi.registry.certificate.StatusRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An honour (荣誉) or contest result (竞赛成绩) in its home registry at one version. Knows its holder by
 * pseudonym only.
 *
 * @param id opaque, stable for life
 * @param version 1 for the first state, +1 for each change
 * @param home the registry's region
 * @param holder whose it is
 * @param says what it says
 * @param standing valid, or revoked by two people
 * @param backfill true where the bureau declared an old record: nobody is told
 * @param recorded when this version began
 */
public record Honour(
    HonourId id,
    int version,
    Region home,
    HolderRef holder,
    Distinction says,
    Standing standing,
    boolean backfill,
    Recorded recorded) {

  public Honour {
    requireNonNull(id, "id");
    requireNonNull(home, "home");
    requireNonNull(holder, "holder");
    requireNonNull(says, "says");
    requireNonNull(standing, "standing");
    requireNonNull(recorded, "recorded");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  /**
   * Enters an honour: version 1, valid from the day it was conferred.
   *
   * @param id drawn for it
   * @param now when it is written down
   */
  public static HonourChange record(
      HonourId id, Region home, HolderRef holder, HonourStatement stated, Instant now) {
    Honour first =
        new Honour(
            id,
            1,
            home,
            holder,
            stated.says(),
            Standing.VALID,
            stated.backfill(),
            new Recorded(stated.says().conferredOn(), now, now));
    return new HonourChange(Optional.empty(), first, HonourChange.Fact.RECORDED);
  }

  /** What no other honour may say of the same person. */
  public String said() {
    return says.saidOf(holder);
  }

  /** Whether it was revoked, after which nothing of it changes. */
  public boolean isRevoked() {
    return standing.status() == CertificateStatus.REVOKED;
  }

  /** Replaces what it says and whose it is; empty when nothing differs. */
  Optional<HonourChange> correct(HolderRef whose, Distinction what, Instant now) {
    if (whose.equals(holder) && what.equals(says)) {
      return Optional.empty();
    }
    return Optional.of(
        next(
            whose,
            what,
            standing,
            new Recorded(what.conferredOn(), now, now),
            HonourChange.Fact.CORRECTED));
  }

  /** What is wrong with a day as the first on which it is revoked. */
  Optional<Finding> dayFault(LocalDate from, Instant now) {
    return StatusRule.dayFault(says.conferredOn(), from, now);
  }

  /** Revokes it as two people decided. */
  HonourChange revoke(Standing revoked, LocalDate from, Instant now) {
    return next(
        holder, says, revoked, new Recorded(from, now, now), HonourChange.Fact.STATUS_CHANGED);
  }

  private HonourChange next(
      HolderRef whose, Distinction what, Standing how, Recorded when, HonourChange.Fact fact) {
    Honour next = new Honour(id, version + 1, home, whose, what, how, backfill, when);
    return new HonourChange(Optional.of(this), next, fact);
  }
}
