package cn.yichi.registry;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.registry.issuer.ChangeStanding;
import cn.yichi.registry.issuer.Standing;
import cn.yichi.registry.issuer.StandingChange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Suspends (暂停) an issuer, lifts what bars it, or strikes it off, as two people decided. One kind
 * for all three: they contradict each other, so only one of them is open at a time.
 */
public final class IssuerStandingChange implements ProposedChange {
  private static final String KIND = "issuer-standing";
  private static final String TO = "standing";
  private static final String FROM = "from";
  private static final String UNTIL = "until";

  private final ChangeStanding changing;

  IssuerStandingChange(ChangeStanding changing) {
    this.changing = changing;
  }

  /**
   * What is to be decided on.
   *
   * @param seen the version of the issuer that the decision rests on
   */
  public static Draft draft(IssuerCode code, int seen, StandingChange wanted) {
    Map<String, String> terms = new HashMap<>();
    terms.put(TO, wanted.to().name());
    terms.put(FROM, wanted.from().toString());
    wanted.until().ifPresent(last -> terms.put(UNTIL, last.toString()));
    return new Draft(KIND, code.value(), seen, terms, wanted.reason());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    return changing
        .obstacle(new IssuerCode(draft.subject()), draft.version(), wanted(draft))
        .map(IssuerStandingChange::fit)
        .orElseGet(Fit.Fits::new);
  }

  private static Fit fit(ChangeStanding.Outcome obstacle) {
    return switch (obstacle) {
      case ChangeStanding.Outcome.Changed changed -> new Fit.Fits();
      case ChangeStanding.Outcome.NotAllowed refused ->
          new Fit.NotAllowed(refused.present().map(Standing.Status::name).orElse("—"));
      case ChangeStanding.Outcome.Outdated outdated -> new Fit.Outdated(outdated.version());
      case ChangeStanding.Outcome.Unknown none -> new Fit.Unknown();
      case ChangeStanding.Outcome.Busy busy -> new Fit.Fits();
    };
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    var outcome =
        changing.change(
            new IssuerCode(draft.subject()), draft.version(), wanted(draft), proposal.id().value());
    return switch (outcome) {
      case ChangeStanding.Outcome.Changed changed -> Result.DONE;
      case ChangeStanding.Outcome.Busy busy -> Result.LATER;
      case ChangeStanding.Outcome.NotAllowed refused -> Result.OUTDATED;
      case ChangeStanding.Outcome.Outdated outdated -> Result.OUTDATED;
      case ChangeStanding.Outcome.Unknown none -> Result.OUTDATED;
    };
  }

  private static StandingChange wanted(Draft draft) {
    return new StandingChange(
        Standing.Status.valueOf(draft.term(TO)),
        LocalDate.parse(draft.term(FROM)),
        Optional.ofNullable(draft.terms().get(UNTIL)).map(LocalDate::parse),
        draft.reason());
  }
}
