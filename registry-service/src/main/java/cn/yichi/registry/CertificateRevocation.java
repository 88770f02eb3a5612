package cn.yichi.registry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.Certificates;
import cn.yichi.registry.certificate.ChangeStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Revokes (撤销) a certificate as two people decided. */
public final class CertificateRevocation implements ProposedChange {
  private static final String KIND = "certificate-revocation";
  private static final String FROM = "effectiveFrom";

  private final Certificates certificates;
  private final ChangeStatus changing;

  CertificateRevocation(Certificates certificates, ChangeStatus changing) {
    this.certificates = certificates;
    this.changing = changing;
  }

  /**
   * What is to be decided on.
   *
   * @param seen the version of the certificate that the decision rests on
   * @param from legal day from which it is revoked
   */
  public static Draft draft(CertificateId id, int seen, String reason, LocalDate from) {
    return new Draft(KIND, id.value(), seen, Map.of(FROM, from.toString()), reason);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    CertificateId id = new CertificateId(draft.subject());
    Certificate known = certificates.find(List.of(id)).get(id);
    if (known == null) {
      return new Fit.Unknown();
    }
    if (known.version() != draft.version()) {
      return new Fit.Outdated(known.version());
    }
    return known.mayBecome(CertificateStatus.REVOKED)
        ? new Fit.Fits()
        : new Fit.NotAllowed(known.standing().status().name());
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    var outcome =
        changing.revoke(
            new CertificateId(draft.subject()),
            draft.version(),
            draft.reason(),
            LocalDate.parse(draft.term(FROM)),
            proposal.id().value());
    return switch (outcome) {
      case ChangeStatus.Outcome.Changed changed -> Result.DONE;
      case ChangeStatus.Outcome.Busy busy -> Result.LATER;
      case ChangeStatus.Outcome.Outdated outdated -> Result.OUTDATED;
      case ChangeStatus.Outcome.NotAllowed refused -> Result.OUTDATED;
      case ChangeStatus.Outcome.BadDay bad -> Result.OUTDATED;
      case ChangeStatus.Outcome.Unknown none -> Result.OUTDATED;
      case ChangeStatus.Outcome.NeedsTwoPeople never ->
          throw new IllegalStateException("two people have decided");
    };
  }
}
