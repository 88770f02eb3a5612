package cn.yichi.registry;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.LinkDocuments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links two pseudonyms of one person as two people decided: a wrong link shows one person another's
 * certificates.
 */
public final class HolderLinking implements ProposedChange {
  private static final String KIND = "holder-link";

  private final LinkDocuments linking;

  HolderLinking(LinkDocuments linking) {
    this.linking = linking;
  }

  /** What is to be decided on: the younger pseudonym is to mean the person of the older one. */
  public static Draft draft(HolderLink proposed, String reason) {
    return new Draft(
        KIND,
        proposed.ref().value(),
        proposed.version(),
        Map.of("oldest", proposed.oldest().value()),
        reason);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    Optional<HolderLink> known = linking.find(new HolderRef(draft.subject()));
    if (known.isEmpty()) {
      return new Fit.Unknown();
    }
    if (known.get().version() != draft.version()) {
      return new Fit.Outdated(known.get().version());
    }
    return known.get().isProposed()
        ? new Fit.Fits()
        : new Fit.NotAllowed(known.get().status().name());
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    return switch (linking.link(
        new HolderRef(draft.subject()), draft.version(), proposal.id().value())) {
      case DONE -> Result.DONE;
      case OUTDATED -> Result.OUTDATED;
      case BUSY -> Result.LATER;
    };
  }

  @Override
  public List<String> prepared(Instant before) {
    return linking.proposedBefore(before).stream().map(HolderRef::value).toList();
  }

  @Override
  public void forget(String subject) {
    linking.forget(new HolderRef(subject));
  }
}
