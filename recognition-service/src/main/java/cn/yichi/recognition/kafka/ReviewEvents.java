package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.CrossReviewState;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.CrossReviews;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.register.AgreementsKnown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What regions found about each other's issuers, this region's own findings included: each is kept,
 * then what rests on it is assessed again.
 */
final class ReviewEvents implements BatchHandler {
  private final CrossReviews reviews;
  private final BeginReassessments begin;
  private final AgreementsKnown agreements;

  ReviewEvents(CrossReviews reviews, BeginReassessments begin, AgreementsKnown agreements) {
    this.reviews = reviews;
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
    if (!(received.event().data() instanceof CrossReviewState state)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!state.reviewer().equals(received.region())) {
      return new Outcome.Rejected("reviewer is not the region that wrote the record");
    }
    if (!state.issuerCode().equals(received.key())) {
      return new Outcome.Rejected("record key is not the issuer code");
    }
    if (state.issuerRegion().equals(state.reviewer())) {
      return new Outcome.Rejected("a region does not cross-review its own issuers");
    }
    try {
      Region reviewer = new Region(state.reviewer());
      IssuerId issuer =
          new IssuerId(new Region(state.issuerRegion()), new IssuerCode(state.issuerCode()));
      List<ReviewFinding> findings = findings(reviewer, state.findings());
      return keep(reviewer, issuer, state.version(), findings, received);
    } catch (IllegalArgumentException unknownCode) {
      return new Outcome.Rejected("a code in the review is unknown or malformed");
    }
  }

  private Outcome keep(
      Region reviewer,
      IssuerId issuer,
      int version,
      List<ReviewFinding> findings,
      Received<?> received) {
    try {
      Optional<Provenance> by = Provenances.of(received.provenance());
      CrossReviews.Receipt receipt = reviews.keep(reviewer, issuer, version, findings, by);
      switch (receipt) {
        // Also after a duplicate: a crash may have come between keeping and assessing.
        case NEWER, SAME -> begin.reviewsMoved(issuer, reviewer, version, by);
        case OLDER -> {
          // What rests on it was assessed again when the newer came.
        }
      }
      return switch (receipt) {
        case NEWER -> new Outcome.Applied();
        case SAME -> new Outcome.Duplicate();
        case OLDER -> new Outcome.Stale();
      };
    } catch (Contended contended) {
      throw new TransientFault("a review could not be stored", contended);
    }
  }

  /** Each holds until the day before the next; one that was withdrawn ends the one before it. */
  private static List<ReviewFinding> findings(
      Region reviewer, List<CrossReviewState.Finding> said) {
    List<CrossReviewState.Finding> ordered =
        said.stream().sorted(Comparator.comparing(CrossReviewState.Finding::from)).toList();
    List<ReviewFinding> findings = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      CrossReviewState.Finding each = ordered.get(i);
      if (!each.result().equals("WITHDRAWN")) {
        Optional<LocalDate> until =
            i + 1 < ordered.size()
                ? Optional.of(ordered.get(i + 1).from().minusDays(1))
                : Optional.empty();
        findings.add(
            new ReviewFinding(
                reviewer, ReviewFinding.Verdict.valueOf(each.result()), each.from(), until));
      }
    }
    return findings;
  }
}
