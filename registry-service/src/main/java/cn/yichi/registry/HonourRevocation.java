package cn.yichi.registry;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.registry.honour.Honour;
import cn.yichi.registry.honour.Honours;
import cn.yichi.registry.honour.RevokeHonour;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Revokes (撤销) an honour as two people decided. */
public final class HonourRevocation implements ProposedChange {
  private static final String KIND = "honour-revocation";
  private static final String FROM = "effectiveFrom";

  private final Honours honours;
  private final RevokeHonour revoking;

  HonourRevocation(Honours honours, RevokeHonour revoking) {
    this.honours = honours;
    this.revoking = revoking;
  }

  /**
   * What is to be decided on.
   *
   * @param seen the version of the honour that the decision rests on
   * @param from legal day from which it is revoked
   */
  public static Draft draft(HonourId id, int seen, String reason, LocalDate from) {
    return new Draft(KIND, id.value(), seen, Map.of(FROM, from.toString()), reason);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    Optional<Honour> known = honours.find(new HonourId(draft.subject()));
    if (known.isEmpty()) {
      return new Fit.Unknown();
    }
    if (known.get().version() != draft.version()) {
      return new Fit.Outdated(known.get().version());
    }
    return known.get().isRevoked()
        ? new Fit.NotAllowed(CertificateStatus.REVOKED.name())
        : new Fit.Fits();
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    var outcome =
        revoking.revoke(
            new HonourId(draft.subject()),
            draft.version(),
            draft.reason(),
            LocalDate.parse(draft.term(FROM)),
            proposal.id().value());
    return switch (outcome) {
      case RevokeHonour.Outcome.Revoked done -> Result.DONE;
      case RevokeHonour.Outcome.Busy busy -> Result.LATER;
      case RevokeHonour.Outcome.Outdated outdated -> Result.OUTDATED;
      case RevokeHonour.Outcome.NotAllowed refused -> Result.OUTDATED;
      case RevokeHonour.Outcome.BadDay bad -> Result.OUTDATED;
      case RevokeHonour.Outcome.Unknown none -> Result.OUTDATED;
    };
  }
}
