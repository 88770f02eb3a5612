package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.Act;
import cn.yichi.recognition.register.SpeakOnAgreement;
import cn.yichi.recognition.register.VersionRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs a version, takes that back, suspends, safeguards, terminates or lifts, as two people
 * decided. One kind for all of them: they contradict each other, so only one of them is open on a
 * version at a time.
 */
public final class AgreementDecisions implements ProposedChange {
  private static final String KIND = "agreement-decision";
  private static final String ACT = "act";
  private static final String SIGN = "SIGN";
  private static final String WITHDRAW = "WITHDRAW";
  private static final String LIFT = "LIFT";
  private static final String DIGEST = "digest";
  private static final String MEASURE = "measure";
  private static final String CLAUSE = "clause";
  private static final String OCCUPATION = "occupation";
  private static final String LEVELS = "levels";
  private static final String ISSUER = "issuer";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String BY = "by";

  private final SpeakOnAgreement speak;

  AgreementDecisions(SpeakOnAgreement speak) {
    this.speak = speak;
  }

  /**
   * An act that is to be decided on.
   *
   * @param seen revision of what the region said that it rests on, 0 for nothing
   */
  public static Draft draft(VersionRef ref, long seen, Act act, String reason) {
    return new Draft(KIND, ref.toString(), Math.toIntExact(seen), terms(act), reason);
  }

  private static Map<String, String> terms(Act act) {
    return switch (act) {
      case Act.Sign(String digest) -> Map.of(ACT, SIGN, DIGEST, digest);
      case Act.Withdraw withdraw -> Map.of(ACT, WITHDRAW);
      case Act.Lift(String measure, LocalDate from) ->
          Map.of(ACT, LIFT, MEASURE, measure, FROM, from.toString());
      case Act.Order(Measure measure) -> terms(measure);
    };
  }

  private static Map<String, String> terms(Measure measure) {
    Map<String, String> terms = new HashMap<>();
    terms.put(ACT, measure.kind().name());
    terms.put(MEASURE, measure.id());
    terms.put(BY, measure.by().code());
    terms.put(FROM, measure.from().toString());
    measure.until().ifPresent(last -> terms.put(UNTIL, last.toString()));
    measure.reach().clause().ifPresent(it -> terms.put(CLAUSE, it));
    measure.reach().occupation().ifPresent(it -> terms.put(OCCUPATION, it.key()));
    measure.reach().issuer().ifPresent(it -> terms.put(ISSUER, it.value()));
    if (!measure.reach().levels().isEmpty()) {
      terms.put(
          LEVELS, String.join(",", measure.reach().levels().stream().map(Enum::name).toList()));
    }
    return terms;
  }

  private static Act act(Draft draft) {
    return switch (draft.term(ACT)) {
      case SIGN -> new Act.Sign(draft.term(DIGEST));
      case WITHDRAW -> new Act.Withdraw();
      case LIFT -> new Act.Lift(draft.term(MEASURE), LocalDate.parse(draft.term(FROM)));
      default -> new Act.Order(measure(draft));
    };
  }

  private static Measure measure(Draft draft) {
    return new Measure(
        draft.term(MEASURE),
        new Region(draft.term(BY)),
        Measure.Kind.valueOf(draft.term(ACT)),
        new Measure.Reach(
            term(draft, CLAUSE),
            term(draft, OCCUPATION).map(Occupation::ofKey),
            term(draft, LEVELS)
                .map(each -> Arrays.stream(each.split(",")).map(SkillLevel::valueOf).toList())
                .orElse(List.of()),
            term(draft, ISSUER).map(IssuerCode::new)),
        LocalDate.parse(draft.term(FROM)),
        term(draft, UNTIL).map(LocalDate::parse),
        draft.reason());
  }

  private static Optional<String> term(Draft draft, String name) {
    return Optional.ofNullable(draft.terms().get(name));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    return speak
        .obstacle(ref(draft), draft.version(), act(draft))
        .map(AgreementDecisions::fit)
        .orElseGet(Fit.Fits::new);
  }

  private static Fit fit(SpeakOnAgreement.Outcome obstacle) {
    return switch (obstacle) {
      case SpeakOnAgreement.Outcome.Done done -> new Fit.Fits();
      case SpeakOnAgreement.Outcome.NotAllowed(var why) -> new Fit.NotAllowed(why.name());
      case SpeakOnAgreement.Outcome.Outdated(long revision) ->
          new Fit.Outdated(Math.toIntExact(revision));
      case SpeakOnAgreement.Outcome.Unknown none -> new Fit.Unknown();
      case SpeakOnAgreement.Outcome.Later later -> new Fit.Fits();
    };
  }

  @Override
  public Result carryOut(Proposal proposal) {
    Draft draft = proposal.draft();
    return switch (speak.act(ref(draft), draft.version(), act(draft), proposal.id().value())) {
      case SpeakOnAgreement.Outcome.Done done -> Result.DONE;
      case SpeakOnAgreement.Outcome.Later later -> Result.LATER;
      case SpeakOnAgreement.Outcome.NotAllowed not -> Result.OUTDATED;
      case SpeakOnAgreement.Outcome.Outdated outdated -> Result.OUTDATED;
      case SpeakOnAgreement.Outcome.Unknown none -> Result.OUTDATED;
    };
  }

  private static VersionRef ref(Draft draft) {
    return VersionRef.parse(draft.subject()).orElseThrow();
  }
}
