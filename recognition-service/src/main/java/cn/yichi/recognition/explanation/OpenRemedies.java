package cn.yichi.recognition.explanation;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.Condition;
import cn.yichi.recognition.decision.Examined;
import cn.yichi.recognition.decision.Ground;
import cn.yichi.recognition.decision.GroundCode;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.Ruling.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What would answer a question that a clause leaves open, or fulfil a condition that it sets. */
final class OpenRemedies {
  /** Behind every drawn id, so that of two rulings of one day this one counts. */
  private static final String IF_RULED = "~";

  private final Examined examined;
  private final Clause clause;
  private final ClauseRef ref;

  OpenRemedies(Examined examined, Examined.Tried tried) {
    this.examined = examined;
    this.clause = tried.clause();
    this.ref = tried.ref();
  }

  List<Remedy> of(Question question) {
    List<Remedy> all = new ArrayList<>();
    switch (question) {
      case ISSUER_NOT_RECEIVED -> all.add(IssuerRemedies.published());
      case ISSUER_SUSPENDED -> all.add(IssuerRemedies.restored());
      case CROSS_REVIEW -> all.add(IssuerRemedies.reviewed());
      case CERTIFICATE_SUSPENDED -> all.add(new DocumentRemedies(examined).lifted());
      case LEVEL_UNSTATED -> all.addAll(level());
      case STANDARD_VERSION_UNSTATED -> all.addAll(standard());
      case TITLE_UNSTATED -> all.add(Remedy.untold(Change.Code.TITLE_STATED, Who.HOME_BUREAU));
      case CORRESPONDENCE, HONOUR_NOT_LISTED, STANDARD_VERSIONS ->
          all.add(Remedy.untold(Change.Code.TABLE_STATED, Who.PARTIES));
      case PRIOR_CERTIFICATES,
          ISSUING_OFFICE,
          DELEGATED_AUTHORITY,
          OCCUPATION_UNSTATED,
          OPERATION_UNSTATED,
          OCCUPATION_AMBIGUOUS,
          ISSUER_CLASS,
          MEMBERSHIP,
          CLAUSE_CONDITION,
          AMBIGUOUS_NUMBER -> {}
    }
    if (question.ruled() != Question.Ruled.NEVER) {
      all.add(
          ruled(
              Change.Code.RULED_FOR,
              Map.of("question", question.name()),
              Who.HOST_BUREAU,
              new Subject.Open(question)));
    }
    return all;
  }

  List<Remedy> of(Condition condition, Optional<LocalDate> yearsOver) {
    Subject subject = new Subject.Unfulfilled(condition);
    Map<String, String> named = Map.of("condition", condition.name());
    return switch (condition) {
      case VERIFICATION -> List.of(ruled(Change.Code.VERIFIED, named, Who.HOST_BUREAU, subject));
      case FILING -> List.of(ruled(Change.Code.FILED_HERE, named, Who.EMPLOYER, subject));
      case REASSESSMENT -> List.of(ruled(Change.Code.REASSESSED, named, Who.WORKER, subject));
      case SAME_SPECIALTY, ENGINEERING_FIELD ->
          List.of(ruled(Change.Code.CONFIRMED_HERE, named, Who.HOST_BUREAU, subject));
      case EVIDENCE -> List.of(ruled(Change.Code.EVIDENCE_SHOWN, named, Who.WORKER, subject));
      case YEARS_HELD -> yearsOver.stream().map(DocumentRemedies::day).toList();
    };
  }

  /** That what was ruled against the holder is taken back. */
  List<Remedy> revoking(List<Ground> grounds) {
    return grounds.stream()
        .filter(each -> each.code() == GroundCode.RULED_AGAINST)
        .map(each -> each.parameters().getOrDefault("ruling", ""))
        .map(
            id ->
                Remedy.of(
                    Change.Code.RULING_REVOKED,
                    Map.of("ruling", id),
                    Who.HOST_BUREAU,
                    it ->
                        it.rulings(
                            it.rulings().stream().filter(each -> !each.id().equals(id)).toList())))
        .toList();
  }

  /** As if two officers had ruled so for this certificate. */
  private Remedy ruled(Change.Code code, Map<String, String> named, Who who, Subject subject) {
    CertificateId id = examined.subject().certificate().id();
    return Remedy.of(
        code,
        named,
        who,
        it ->
            it.ruling(
                new Ruling(
                    IF_RULED,
                    Optional.of(id),
                    ref,
                    subject,
                    true,
                    it.asOf(),
                    Optional.empty(),
                    "",
                    "")));
  }

  /** The lowest level of the clause stands for whichever it may be. */
  private List<Remedy> level() {
    return clause.levels().stream()
        .min(Comparator.comparingInt(SkillLevel::rank))
        .map(
            lowest ->
                Remedy.of(
                    Change.Code.LEVEL_STATED,
                    Map.of("level", lowest.name()),
                    Who.HOME_BUREAU,
                    it -> it.certificate(same -> same.level(lowest))))
        .stream()
        .toList();
  }

  private List<Remedy> standard() {
    return clause.covers().standardVersions().stream()
        .flatMap(named -> named.stream().limit(1))
        .map(
            version ->
                Remedy.of(
                    Change.Code.STANDARD_STATED,
                    Map.of("standard", version),
                    Who.ISSUER,
                    it -> it.certificate(same -> same.standard(version))))
        .toList();
  }
}
