package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.review.OwnReview;
import cn.yichi.recognition.review.ReviewIssuers;
import java.time.LocalDate;
import java.util.Map;

/** Publishes what this region found about another region's issuer, as two people decided. */
public final class ReviewDecisions implements ProposedChange {
  private static final String KIND = "cross-review";
  private static final String RESULT = "result";
  private static final String FROM = "from";

  private final ReviewIssuers reviewing;

  ReviewDecisions(ReviewIssuers reviewing) {
    this.reviewing = reviewing;
  }

  /**
   * A finding that is to be decided on.
   *
   * @param seen version of what was found before, 0 for nothing
   */
  public static Draft draft(IssuerId issuer, int seen, OwnReview.Finding finding) {
    return new Draft(
        KIND,
        issuer.home().code() + "/" + issuer.code().value(),
        seen,
        Map.of(RESULT, finding.result().name(), FROM, finding.from().toString()),
        finding.basis());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    return reviewing
        .obstacle(issuer(draft), draft.version(), finding(draft))
        .map(ReviewDecisions::fit)
        .orElseGet(Fit.Fits::new);
  }

  private static Fit fit(ReviewIssuers.Outcome obstacle) {
    return switch (obstacle) {
      case ReviewIssuers.Outcome.Done done -> new Fit.Fits();
      case ReviewIssuers.Outcome.Later later -> new Fit.Fits();
      case ReviewIssuers.Outcome.NotAllowed not -> new Fit.NotAllowed("NOTHING_NEW");
      case ReviewIssuers.Outcome.OwnIssuer own -> new Fit.NotAllowed("OWN_ISSUER");
      case ReviewIssuers.Outcome.Outdated(int version) -> new Fit.Outdated(version);
    };
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    return switch (reviewing.publish(
        issuer(draft), draft.version(), finding(draft), proposal.id().value())) {
      case ReviewIssuers.Outcome.Done done -> Result.DONE;
      case ReviewIssuers.Outcome.Later later -> Result.LATER;
      case ReviewIssuers.Outcome.NotAllowed not -> Result.OUTDATED;
      case ReviewIssuers.Outcome.OwnIssuer own -> Result.OUTDATED;
      case ReviewIssuers.Outcome.Outdated outdated -> Result.OUTDATED;
    };
  }

  private static IssuerId issuer(Draft draft) {
    String subject = draft.subject();
    int slash = subject.indexOf('/');
    return new IssuerId(
        new Region(subject.substring(0, slash)), new IssuerCode(subject.substring(slash + 1)));
  }

  private static OwnReview.Finding finding(Draft draft) {
    return new OwnReview.Finding(
        OwnReview.Result.valueOf(draft.term(RESULT)),
        LocalDate.parse(draft.term(FROM)),
        draft.reason());
  }
}
