package cn.yichi.recognition.review;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.IssuerId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Publishes findings as two people decided. Ends as one of {@link Outcome}. */
public final class ReviewIssuers {
  private final Region own;
  private final OwnReviews reviews;
  private final Clock clock;

  public ReviewIssuers(Region own, OwnReviews reviews, Clock clock) {
    this.own = own;
    this.reviews = reviews;
    this.clock = clock;
  }

  /** What became of a finding. */
  public sealed interface Outcome {
    /** Published, or soon; perhaps by an earlier call for the same proposal. */
    record Done() implements Outcome {}

    /** It says nothing new, does not begin after the last, or there are too many. */
    record NotAllowed() implements Outcome {}

    /** No region cross-reviews its own issuers. */
    record OwnIssuer() implements Outcome {}

    /** Something else was found since. */
    record Outdated(int version) implements Outcome {}

    /** Not now. */
    record Later() implements Outcome {}
  }

  /** The version of what was found so far; 0 for nothing. */
  public int version(IssuerId issuer) {
    return reviews.find(issuer).map(OwnReview::version).orElse(0);
  }

  /** What stands in the way; empty when nothing does. */
  public Optional<Outcome> obstacle(IssuerId issuer, int seen, OwnReview.Finding finding) {
    OwnReview before = before(issuer);
    if (issuer.home().equals(own)) {
      return Optional.of(new Outcome.OwnIssuer());
    }
    if (before.version() != seen) {
      return Optional.of(new Outcome.Outdated(before.version()));
    }
    return before.and(finding, clock.instant(), "").isEmpty()
        ? Optional.of(new Outcome.NotAllowed())
        : Optional.empty();
  }

  /** Publishes; any number of times with one effect. */
  public Outcome publish(IssuerId issuer, int seen, OwnReview.Finding finding, String proposal) {
    OwnReview before = before(issuer);
    if (before.decidedBy().filter(proposal::equals).isPresent()) {
      return new Outcome.Done();
    }
    return obstacle(issuer, seen, finding)
        .orElseGet(
            () ->
                before
                    .and(finding, clock.instant(), proposal)
                    .map(reviews::save)
                    .<Outcome>map(
                        write ->
                            switch (write) {
                              case DONE -> new Outcome.Done();
                              case STALE, BUSY -> new Outcome.Later();
                            })
                    .orElseGet(Outcome.NotAllowed::new));
  }

  private OwnReview before(IssuerId issuer) {
    return reviews
        .find(issuer)
        .orElseGet(() -> new OwnReview(issuer, 0, List.of(), Instant.EPOCH, Optional.empty()));
  }
}
