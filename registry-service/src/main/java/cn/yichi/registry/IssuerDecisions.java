package cn.yichi.registry;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.registry.issuer.ChangeIssuer;
import cn.yichi.registry.issuer.FileIssuer;
import cn.yichi.registry.issuer.IssuerDecision;
import cn.yichi.registry.issuer.IssuerDraft;
import cn.yichi.registry.issuer.Standing;
import cn.yichi.registry.issuer.StandingChange;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Suspends (暂停) an issuer, lifts what bars it, strikes it off, or amends its record, as two people
 * decided. One kind for all of them: they contradict each other, so only one of them is open at a
 * time.
 */
public final class IssuerDecisions implements ProposedChange {
  private static final String KIND = "issuer-decision";
  private static final String TO = "standing";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String RECORD = "record";
  private static final String UNSOUND = "UNSOUND";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final ChangeIssuer changing;
  private final FileIssuer filing;

  IssuerDecisions(ChangeIssuer changing, FileIssuer filing) {
    this.changing = changing;
    this.filing = filing;
  }

  /**
   * A change of standing that is to be decided on.
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

  /**
   * An amendment that is to be decided on.
   *
   * @param seen the version of the issuer that the decision rests on
   * @param record the whole record, sound
   */
  public static Draft draft(IssuerCode code, int seen, IssuerDraft record, String reason) {
    return new Draft(
        KIND, code.value(), seen, Map.of(RECORD, JSON.writeValueAsString(record)), reason);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    return wanted(draft)
        .map(decision -> changing.obstacle(code(draft), draft.version(), decision))
        .map(obstacle -> obstacle.map(IssuerDecisions::fit).orElseGet(Fit.Fits::new))
        .orElseGet(() -> new Fit.NotAllowed(UNSOUND));
  }

  private static Fit fit(ChangeIssuer.Outcome obstacle) {
    return switch (obstacle) {
      case ChangeIssuer.Outcome.Changed changed -> new Fit.Fits();
      case ChangeIssuer.Outcome.NotAllowed refused -> new Fit.NotAllowed(refused.present());
      case ChangeIssuer.Outcome.Outdated outdated -> new Fit.Outdated(outdated.version());
      case ChangeIssuer.Outcome.Unknown none -> new Fit.Unknown();
      case ChangeIssuer.Outcome.Busy busy -> new Fit.Fits();
    };
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    return wanted(draft)
        .map(
            decision ->
                changing.change(code(draft), draft.version(), decision, proposal.id().value()))
        .map(IssuerDecisions::result)
        .orElse(Result.OUTDATED);
  }

  private static Result result(ChangeIssuer.Outcome outcome) {
    return switch (outcome) {
      case ChangeIssuer.Outcome.Changed changed -> Result.DONE;
      case ChangeIssuer.Outcome.Busy busy -> Result.LATER;
      case ChangeIssuer.Outcome.NotAllowed refused -> Result.OUTDATED;
      case ChangeIssuer.Outcome.Outdated outdated -> Result.OUTDATED;
      case ChangeIssuer.Outcome.Unknown none -> Result.OUTDATED;
    };
  }

  private static IssuerCode code(Draft draft) {
    return new IssuerCode(draft.subject());
  }

  /** Empty where a record that was sound when it was proposed no longer is, or not to be read. */
  private Optional<IssuerDecision> wanted(Draft draft) {
    @Nullable String record = draft.terms().get(RECORD);
    return record == null
        ? Optional.of(standing(draft))
        : record(record).flatMap(filing::amendment).map(decision -> decision);
  }

  /** What another version of this service wrote is not half understood. */
  private static Optional<IssuerDraft> record(String written) {
    try {
      return Optional.of(JSON.readValue(written, IssuerDraft.class));
    } catch (JacksonException unread) {
      return Optional.empty();
    }
  }

  private static StandingChange standing(Draft draft) {
    return new StandingChange(
        Standing.Status.valueOf(draft.term(TO)),
        LocalDate.parse(draft.term(FROM)),
        Optional.ofNullable(draft.terms().get(UNTIL)).map(LocalDate::parse),
        draft.reason());
  }
}
