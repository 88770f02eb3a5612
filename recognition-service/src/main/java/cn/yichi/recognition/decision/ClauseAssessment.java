package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.decision.Ruling.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examines one clause for one case and gathers every ground on the way, so that the answer names
 * all obstacles and not only the first. What it calls and does nothing is for {@link
 * NotedAssessment}, which takes down every test; so decisions do not wait for it.
 */
class ClauseAssessment {
  final Case subject;
  final CertificateView certificate;
  final Clause clause;
  final AskedCertificate asked;
  final ClauseNotes notes;
  private final LocalDate asOf;
  private final ClauseRef ref;
  private final List<Ground> grounds = new ArrayList<>(8);
  private final List<Question> questions = new ArrayList<>(2);
  private List<Condition> own = List.of();
  private boolean outside;
  private boolean refused;

  ClauseAssessment(AskedCertificate asked, ClauseNotes notes) {
    this.asked = asked;
    this.subject = asked.subject;
    this.certificate = asked.certificate;
    this.notes = notes;
    this.clause = notes.clause();
    this.asOf = asked.asOf;
    this.ref = notes.ref();
  }

  /**
   * @param opening why it speaks of the certificate's kind
   * @param measures what parties have ordered on its document
   */
  ClauseFinding find(List<Ground> opening, List<Measure> measures) {
    if (Validity.suspended(certificate, asOf)) {
      at(ClauseTest.VALIDITY);
      ask(
          Question.CERTIFICATE_SUSPENDED,
          GroundCode.CERTIFICATE_SUSPENDED,
          Map.of("since", certificate.statusSince().toString()));
    }
    at(ClauseTest.KIND);
    grounds.addAll(opening);
    Scope.examine(this);
    for (Measure each : measures) {
      Safeguard.examine(this, each, asOf);
    }
    if (outside) {
      return new ClauseFinding(ref, new Outcome.NoAgreement(), grounds);
    }
    IssuerCheck.examine(this, asOf);
    priorCertificates();
    authority();
    Conditions.examine(this);
    if (outside) {
      return new ClauseFinding(ref, new Outcome.NoAgreement(), grounds);
    }
    Optional<Equivalence> grant = grant();
    List<Condition> open = unfulfilled();
    if (!outside) {
      grounds.addAll(notes.closing());
    }
    return new ClauseFinding(ref, outcome(grant, open), grounds);
  }

  /** The answer of a clause that another of its document goes before. */
  static ClauseFinding stepsBack(ClauseNotes notes) {
    return new ClauseFinding(
        notes.ref(),
        new Outcome.NoAgreement(),
        List.of(
            Ground.of(GroundCode.STEPS_BACK, notes.ref(), notes.clause().citation(), Map.of())));
  }

  private Outcome outcome(Optional<Equivalence> grant, List<Condition> open) {
    if (outside) {
      return new Outcome.NoAgreement();
    }
    if (refused) {
      return new Outcome.Refused();
    }
    if (!questions.isEmpty() || grant.isEmpty()) {
      return new Outcome.Referred(questions);
    }
    return open.isEmpty()
        ? new Outcome.Granted(grant.get())
        : new Outcome.Conditional(grant.get(), open);
  }

  Optional<Equivalence> grant() {
    return Grant.of(this);
  }

  /** What is tested from here on. */
  void at(ClauseTest test) {}

  /** That what is tested leaves a question. */
  void leaves(Question question) {}

  /** That what is tested is not satisfied. */
  void fails() {}

  /** Without those on which officers ruled. */
  List<Condition> unfulfilled() {
    List<Condition> all = conditions();
    return subject.rulings().isEmpty() || all.isEmpty()
        ? all
        : all.stream().filter(each -> !isRuled(new Subject.Unfulfilled(each))).toList();
  }

  final List<Condition> conditions() {
    if (own.isEmpty()) {
      return notes.conditions();
    }
    List<Condition> all = new ArrayList<>(notes.conditions());
    all.addAll(own);
    return all;
  }

  private void authority() {
    at(ClauseTest.AUTHORITY);
    switch (clause.authority()) {
      case Authority.Parties parties -> {}
      case Authority.DelegatedUnnamed unnamed ->
          ask(Question.DELEGATED_AUTHORITY, GroundCode.DELEGATED_AUTHORITY_UNNAMED, Map.of());
      case Authority.DelegatedTo delegated -> {
        Map<String, String> host = Map.of("host", subject.host().code());
        if (delegated.includes(subject.host())) {
          note(GroundCode.DELEGATION_ADOPTED, host);
        } else {
          ask(Question.DELEGATED_AUTHORITY, GroundCode.DELEGATION_NOT_ADOPTED, host);
        }
      }
    }
  }

  private void priorCertificates() {
    if (!certificate.issuedOn().isBefore(notes.agreement().effective().from())) {
      return;
    }
    at(ClauseTest.PRIOR_CERTIFICATES);
    Map<String, String> dates = Map.of("date", asked.issuedOn(), "from", notes.from());
    switch (clause.covers().priorCertificates()) {
      case COVERED -> note(GroundCode.PRIOR_CERTIFICATES_COVERED, dates);
      case NOT_COVERED -> refuse(GroundCode.PRIOR_CERTIFICATES_NOT_COVERED, dates);
      case UNSTATED ->
          ask(Question.PRIOR_CERTIFICATES, GroundCode.PRIOR_CERTIFICATES_UNSTATED, dates);
    }
  }

  void note(GroundCode code, Map<String, String> parameters) {
    grounds.add(new Ground(code, notes.cited(), notes.citation(), parameters));
  }

  void ask(Question question, GroundCode code, Map<String, String> parameters) {
    if (isRuled(new Subject.Open(question))) {
      return;
    }
    leaves(question);
    if (!questions.contains(question)) {
      questions.add(question);
      note(code, parameters);
    }
  }

  /** As {@link #ask}, where each ground says something of its own. */
  void askAlso(Question question, GroundCode code, Map<String, String> parameters) {
    if (isRuled(new Subject.Open(question))) {
      return;
    }
    leaves(question);
    if (!questions.contains(question)) {
      questions.add(question);
    }
    note(code, parameters);
  }

  /** Whether officers have ruled on it; said once. */
  final boolean isRuled(Subject subject) {
    Optional<Ruling> ruling =
        Ruling.among(this.subject.rulings(), ref, subject, asOf, this::isPartner);
    ruling.ifPresent(
        it -> {
          if (!it.inFavour()) {
            refused = true;
            fails();
          }
          Ground said =
              new Ground(it.ground(), notes.cited(), notes.citation(), it.groundParameters());
          if (!grounds.contains(said)) {
            grounds.add(said);
          }
        });
    return ruling.isPresent();
  }

  /**
   * Who confirms is the certificate's home region and has signed the agreement. A statute has no
   * partner: what it asks for is the host's to see.
   */
  private boolean isPartner(Region by) {
    Agreement agreement = notes.agreement();
    return by.equals(certificate.home())
        && agreement.kind() == AgreementKind.AGREEMENT
        && agreement.binds(by);
  }

  /** What must still be fulfilled for this certificate, beside what the clause asks of all. */
  void require(Condition condition, GroundCode code, Map<String, String> parameters) {
    own = List.of(condition);
    note(code, parameters);
  }

  void refuse(GroundCode code, Map<String, String> parameters) {
    refused = true;
    fails();
    note(code, parameters);
  }

  void leaveOut(GroundCode code, Map<String, String> parameters) {
    leaveOut();
    note(code, parameters);
  }

  /** As above, where the grounds have been noted. */
  void leaveOut() {
    outside = true;
    fails();
  }

  final boolean isOutside() {
    return outside;
  }

  /** How many grounds were said so far. */
  final int said() {
    return grounds.size();
  }
}
