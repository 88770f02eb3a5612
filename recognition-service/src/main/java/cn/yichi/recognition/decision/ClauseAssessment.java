package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Proviso;
import cn.yichi.recognition.agreement.Restriction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examines one clause for one case and gathers every ground on the way, so that the answer names
 * all obstacles and not only the first.
 */
final class ClauseAssessment {
  final Case subject;
  final CertificateView certificate;
  final Clause clause;
  private final Agreement agreement;
  private final LocalDate asOf;
  private final ClauseRef ref;
  private final Citation citation;
  private final List<Ground> grounds = new ArrayList<>(6);
  private final List<Question> questions = new ArrayList<>(2);
  private final List<Condition> conditions = new ArrayList<>(1);
  private boolean outside;
  private boolean refused;

  ClauseAssessment(Case subject, Agreement agreement, Clause clause, LocalDate asOf) {
    this.subject = subject;
    this.certificate = subject.certificate();
    this.agreement = agreement;
    this.clause = clause;
    this.asOf = asOf;
    this.ref = agreement.ref(clause);
    this.citation = clause.citation();
  }

  ClauseFinding find() {
    if (Validity.suspended(certificate, asOf)) {
      ask(
          Question.CERTIFICATE_SUSPENDED,
          GroundCode.CERTIFICATE_SUSPENDED,
          Map.of("since", certificate.statusSince().toString()));
    }
    Scope.examine(this);
    if (outside) {
      return new ClauseFinding(ref, new Outcome.NoAgreement(), grounds);
    }
    IssuerCheck.examine(this, asOf);
    priorCertificates();
    if (clause.authority() == Authority.DELEGATED_UNNAMED) {
      ask(Question.DELEGATED_AUTHORITY, GroundCode.DELEGATED_AUTHORITY_UNNAMED, Map.of());
    }
    Optional<Equivalence> grant = Grant.of(this);
    conditions();
    notes();
    return new ClauseFinding(ref, outcome(grant), grounds);
  }

  private Outcome outcome(Optional<Equivalence> grant) {
    if (outside) {
      return new Outcome.NoAgreement();
    }
    if (refused) {
      return new Outcome.Refused();
    }
    if (!questions.isEmpty() || grant.isEmpty()) {
      return new Outcome.Referred(questions);
    }
    return conditions.isEmpty()
        ? new Outcome.Granted(grant.get())
        : new Outcome.Conditional(grant.get(), conditions);
  }

  private void priorCertificates() {
    LocalDate from = agreement.effective().from();
    if (!certificate.issuedOn().isBefore(from)) {
      return;
    }
    Map<String, String> dates =
        Map.of("date", certificate.issuedOn().toString(), "from", from.toString());
    switch (clause.covers().priorCertificates()) {
      case COVERED -> note(GroundCode.PRIOR_CERTIFICATES_COVERED, dates);
      case NOT_COVERED -> refuse(GroundCode.PRIOR_CERTIFICATES_NOT_COVERED, dates);
      case UNSTATED ->
          ask(Question.PRIOR_CERTIFICATES, GroundCode.PRIOR_CERTIFICATES_UNSTATED, dates);
    }
  }

  private void conditions() {
    switch (clause.procedure()) {
      case NONE -> {}
      case VERIFICATION -> require(Condition.VERIFICATION);
      case FILING -> require(Condition.FILING);
      case REASSESSMENT -> require(Condition.REASSESSMENT);
    }
    for (Restriction each : clause.restrictions()) {
      switch (each) {
        case SAME_SPECIALTY -> require(Condition.SAME_SPECIALTY);
        case ENGINEERING_FIELD -> require(Condition.ENGINEERING_FIELD);
      }
    }
  }

  private void notes() {
    for (Proviso each : clause.provisos()) {
      note(GroundCode.PROVISO, Map.of("zh", each.zh(), "en", each.en()));
    }
    DocumentNotes.add(agreement, grounds);
  }

  private void require(Condition condition) {
    conditions.add(condition);
    note(GroundCode.CONDITION, Map.of("condition", condition.name()));
  }

  void note(GroundCode code, Map<String, String> parameters) {
    grounds.add(Ground.of(code, ref, citation, parameters));
  }

  void noteCiting(GroundCode code, Citation other, Map<String, String> parameters) {
    grounds.add(Ground.of(code, ref, other, parameters));
  }

  void ask(Question question, GroundCode code, Map<String, String> parameters) {
    if (!questions.contains(question)) {
      questions.add(question);
      note(code, parameters);
    }
  }

  void refuse(GroundCode code, Map<String, String> parameters) {
    refused = true;
    note(code, parameters);
  }

  void leaveOut(GroundCode code, Map<String, String> parameters) {
    outside = true;
    note(code, parameters);
  }
}
