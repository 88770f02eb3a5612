package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.confirmation.ConfirmConditions;
import cn.yichi.recognition.confirmation.ConfirmConditions.Outcome;
import cn.yichi.recognition.confirmation.Step;
import cn.yichi.recognition.decision.Condition;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Confirms conditions to partners, and revokes that, as two people decided. */
public final class ConfirmationDecisions implements ProposedChange {
  private static final String KIND = "condition-confirmation";
  private static final String AGREEMENT = "agreement";
  private static final String VERSION = "version";
  private static final String CLAUSE = "clause";
  private static final String CONDITION = "condition";
  private static final String CITATION = "citation";
  private static final String FROM = "from";

  /** In drafts that revoke, and in no other. */
  private static final String REVOKED_FROM = "revokedFrom";

  private final ConfirmConditions confirming;

  ConfirmationDecisions(ConfirmConditions confirming) {
    this.confirming = confirming;
  }

  /**
   * A step that is to be decided on.
   *
   * @param seen version of what was said before, 0 for nothing
   */
  public static Draft draft(CertificateId certificate, int seen, Step step, String reason) {
    Map<String, String> terms =
        new HashMap<>(
            Map.of(
                AGREEMENT, step.clause().agreement(),
                VERSION, Integer.toString(step.clause().version()),
                CLAUSE, step.clause().clause(),
                CONDITION, step.condition().name()));
    switch (step) {
      case Step.Confirm confirm -> {
        terms.put(FROM, confirm.from().toString());
        terms.put(CITATION, confirm.citation());
      }
      case Step.Revoke revoke -> terms.put(REVOKED_FROM, revoke.from().toString());
    }
    return new Draft(KIND, certificate.value(), seen, terms, reason);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    return confirming
        .obstacle(certificate(draft), draft.version(), step(draft))
        .map(ConfirmationDecisions::fit)
        .orElseGet(Fit.Fits::new);
  }

  private static Fit fit(Outcome obstacle) {
    return switch (obstacle) {
      case Outcome.Done done -> new Fit.Fits();
      case Outcome.Later later -> new Fit.Fits();
      case Outcome.NotAllowed(var why) -> new Fit.NotAllowed(why.name());
      case Outcome.Outdated(int version) -> new Fit.Outdated(version);
    };
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    return switch (confirming.say(
        certificate(draft), draft.version(), step(draft), proposal.id().value())) {
      case Outcome.Done done -> Result.DONE;
      case Outcome.Later later -> Result.LATER;
      case Outcome.NotAllowed not -> Result.OUTDATED;
      case Outcome.Outdated outdated -> Result.OUTDATED;
    };
  }

  private static CertificateId certificate(Draft draft) {
    return new CertificateId(draft.subject());
  }

  private static Step step(Draft draft) {
    ClauseRef clause =
        new ClauseRef(
            draft.term(AGREEMENT), Integer.parseInt(draft.term(VERSION)), draft.term(CLAUSE));
    Condition condition = Condition.valueOf(draft.term(CONDITION));
    return draft.terms().containsKey(REVOKED_FROM)
        ? new Step.Revoke(clause, condition, LocalDate.parse(draft.term(REVOKED_FROM)))
        : new Step.Confirm(
            clause, condition, LocalDate.parse(draft.term(FROM)), draft.term(CITATION));
  }
}
