package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.platform.proposal.Draft;
import cn.yichi.platform.proposal.Proposal;
import cn.yichi.platform.proposal.ProposedChange;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.ruling.MakeRulings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rules on what is open, as two people decided. The proposal's id is the ruling's. */
public final class RulingDecisions implements ProposedChange {
  private static final String KIND = "ruling";
  private static final String AGREEMENT = "agreement";
  private static final String VERSION = "version";
  private static final String CLAUSE = "clause";
  private static final String SUBJECT = "subject";
  private static final String IN_FAVOUR = "inFavour";
  private static final String FROM = "from";
  private static final String CITATION = "citation";
  private static final String CERTIFICATE = "certificate";

  private final MakeRulings making;

  RulingDecisions(MakeRulings making) {
    this.making = making;
  }

  /** A ruling that is to be decided on; its id is not known yet. */
  public static Draft draft(Ruling wanted) {
    Map<String, String> terms =
        new HashMap<>(
            Map.of(
                AGREEMENT, wanted.clause().agreement(),
                VERSION, Integer.toString(wanted.clause().version()),
                CLAUSE, wanted.clause().clause(),
                SUBJECT, wanted.subject().code(),
                IN_FAVOUR, Boolean.toString(wanted.inFavour()),
                FROM, wanted.from().toString(),
                CITATION, wanted.citation()));
    wanted.certificate().ifPresent(id -> terms.put(CERTIFICATE, id.value()));
    String on =
        wanted.certificate().map(CertificateId::value).orElse(wanted.clause().toString())
            + "/"
            + wanted.subject().code();
    return new Draft(KIND, on, 0, terms, wanted.reason());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Fit check(Draft draft) {
    return making
        .obstacle(ruling(draft, "proposed"))
        .map(RulingDecisions::fit)
        .orElseGet(Fit.Fits::new);
  }

  static Fit fit(MakeRulings.Outcome outcome) {
    return switch (outcome) {
      case MakeRulings.Outcome.Done done -> new Fit.Fits();
      case MakeRulings.Outcome.NotAllowed(var why) -> new Fit.NotAllowed(why.name());
      case MakeRulings.Outcome.Unknown none -> new Fit.Unknown();
    };
  }

  @Override
  public Result carryOut(Proposal proposal) {
    return result(making.rule(ruling(proposal.draft(), proposal.id().value())));
  }

  static Result result(MakeRulings.Outcome outcome) {
    return switch (outcome) {
      case MakeRulings.Outcome.Done done -> Result.DONE;
      case MakeRulings.Outcome.NotAllowed not -> Result.OUTDATED;
      case MakeRulings.Outcome.Unknown none -> Result.OUTDATED;
    };
  }

  private static Ruling ruling(Draft draft, String id) {
    return new Ruling(
        id,
        Optional.ofNullable(draft.terms().get(CERTIFICATE)).map(CertificateId::new),
        new ClauseRef(
            draft.term(AGREEMENT), Integer.parseInt(draft.term(VERSION)), draft.term(CLAUSE)),
        Ruling.Subject.of(draft.term(SUBJECT)),
        Boolean.parseBoolean(draft.term(IN_FAVOUR)),
        LocalDate.parse(draft.term(FROM)),
        Optional.empty(),
        draft.term(CITATION),
        draft.reason());
  }
}
