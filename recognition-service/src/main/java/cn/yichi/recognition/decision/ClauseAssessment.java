package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.recognition.agreement.Authority;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.agreement.Measure;
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
  final AskedCertificate asked;
  private final ClauseNotes notes;
  private final LocalDate asOf;
  private final ClauseRef ref;
  private final Citation citation;
  private final List<Ground> grounds = new ArrayList<>(8);
  private final List<Question> questions = new ArrayList<>(2);
  private boolean outside;
  private boolean refused;

  ClauseAssessment(AskedCertificate asked, ClauseNotes notes, LocalDate asOf) {
    this.asked = asked;
    this.subject = asked.subject;
    this.certificate = asked.certificate;
    this.notes = notes;
    this.clause = notes.clause();
    this.asOf = asOf;
    this.ref = notes.ref();
    this.citation = clause.citation();
  }

  /**
   * @param opening why it speaks of the certificate's kind
   * @param measures what parties have ordered on its document
   */
  ClauseFinding find(List<Ground> opening, List<Measure> measures) {
    if (Validity.suspended(certificate, asOf)) {
      ask(
          Question.CERTIFICATE_SUSPENDED,
          GroundCode.CERTIFICATE_SUSPENDED,
          Map.of("since", certificate.statusSince().toString()));
    }
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
    if (clause.authority() == Authority.DELEGATED_UNNAMED) {
      ask(Question.DELEGATED_AUTHORITY, GroundCode.DELEGATED_AUTHORITY_UNNAMED, Map.of());
    }
    Optional<Equivalence> grant = Grant.of(this);
    grounds.addAll(notes.closing());
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
    return notes.conditions().isEmpty()
        ? new Outcome.Granted(grant.get())
        : new Outcome.Conditional(grant.get(), notes.conditions());
  }

  private void priorCertificates() {
    if (!certificate.issuedOn().isBefore(notes.agreement().effective().from())) {
      return;
    }
    Map<String, String> dates = Map.of("date", asked.issuedOn(), "from", notes.from());
    switch (clause.covers().priorCertificates()) {
      case COVERED -> note(GroundCode.PRIOR_CERTIFICATES_COVERED, dates);
      case NOT_COVERED -> refuse(GroundCode.PRIOR_CERTIFICATES_NOT_COVERED, dates);
      case UNSTATED ->
          ask(Question.PRIOR_CERTIFICATES, GroundCode.PRIOR_CERTIFICATES_UNSTATED, dates);
    }
  }

  void note(GroundCode code, Map<String, String> parameters) {
    grounds.add(Ground.of(code, ref, citation, parameters));
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
