package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.register.AgreementsKnown;
import java.util.List;
import java.util.Optional;

/**
 * Issuers of all regions: each is kept, then whatever rested on an older state is assessed again.
 */
final class IssuerEvents implements BatchHandler {
  private final IssuerTimelines issuers;
  private final BeginReassessments begin;
  private final AgreementsKnown agreements;

  IssuerEvents(IssuerTimelines issuers, BeginReassessments begin, AgreementsKnown agreements) {
    this.issuers = issuers;
    this.begin = begin;
    this.agreements = agreements;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    if (!agreements.areKnown()) {
      throw new TransientFault("what was said on agreements has not been heard yet");
    }
    return batch.stream().map(this::handle).toList();
  }

  private Outcome handle(Received<?> received) {
    if (!(received.event().data() instanceof IssuerState state)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!state.homeRegion().equals(received.region())) {
      return new Outcome.Rejected("homeRegion is not the region that wrote the record");
    }
    if (!state.issuerCode().equals(received.key())) {
      return new Outcome.Rejected("record key is not the issuer code");
    }
    Region home;
    IssuerTimeline issuer;
    try {
      home = new Region(state.homeRegion());
      issuer = timeline(state);
    } catch (IllegalArgumentException unknownCode) {
      return new Outcome.Rejected("a code in the issuer is unknown or malformed");
    }
    return switch (keep(home, issuer, received)) {
      case NEWER, REPLACED -> new Outcome.Applied();
      case SAME -> new Outcome.Duplicate();
      case OLDER -> new Outcome.Stale();
    };
  }

  private IssuerTimelines.Receipt keep(Region home, IssuerTimeline issuer, Received<?> received) {
    try {
      IssuerTimelines.Receipt receipt =
          issuers.keep(home, issuer, Provenances.of(received.provenance()));
      switch (receipt) {
        // Also after a duplicate: a crash may have come between keeping and assessing.
        case NEWER, SAME, REPLACED -> begin.issuerMoved(home, issuer);
        case OLDER -> {
          // What rests on it was assessed again when the newer came.
        }
      }
      return receipt;
    } catch (Contended contended) {
      throw new TransientFault("decisions could not be stored", contended);
    }
  }

  private static IssuerTimeline timeline(IssuerState state) {
    return new IssuerTimeline(
        new IssuerCode(state.issuerCode()),
        state.version(),
        state.filings().stream().map(IssuerEvents::filing).toList(),
        state.standing().stream()
            .map(
                each ->
                    new IssuerTimeline.Standing(
                        IssuerTimeline.Status.valueOf(each.status()), each.from()))
            .toList());
  }

  private static IssuerTimeline.Filing filing(IssuerState.Filing filing) {
    return new IssuerTimeline.Filing(
        CertificateKind.valueOf(filing.kind()),
        occupation(filing.occupation()),
        filing.levels().stream().map(SkillLevel::valueOf).toList(),
        filing.from(),
        Optional.ofNullable(filing.until()));
  }

  private static Optional<Occupation> occupation(String text) {
    if (text.equals("*")) {
      return Optional.empty();
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not <edition>:<code>");
    }
    return Optional.of(
        new Occupation(
            CatalogueEdition.valueOf(text.substring(0, colon)), text.substring(colon + 1)));
  }
}
