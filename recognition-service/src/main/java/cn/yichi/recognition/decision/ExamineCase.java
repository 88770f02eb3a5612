package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.agreement.Covers;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.decision.Examined.Standing;
import cn.yichi.recognition.decision.Examined.Tried;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Examines a decided case again, clause by clause, and takes down every test. */
final class ExamineCase {
  private final BookNotes notes;
  private final Case subject;
  private final CertificateView certificate;
  private final LocalDate asOf;
  private final Decision decision;
  private final boolean atHome;
  private final AskedCertificate asked;

  ExamineCase(BookNotes notes, Case subject, Decision decision, boolean atHome) {
    this.notes = notes;
    this.subject = subject;
    this.certificate = subject.certificate();
    this.asOf = decision.asOf();
    this.decision = decision;
    this.atHome = atHome;
    this.asked = new AskedCertificate(subject, asOf);
  }

  Examined examined() {
    List<Agreement> between = subject.book().allBetween(certificate.origin(), subject.host());
    List<Examined.Document> documents = new ArrayList<>();
    for (Agreement each : between) {
      documents.add(document(each, between));
    }
    return new Examined(subject, asOf, decision, validity(), atHome, documents);
  }

  private ClauseStep validity() {
    Optional<Ground> objection = Validity.objection(certificate, asOf);
    if (objection.isPresent()) {
      return ClauseStep.notSatisfied(ClauseTest.VALIDITY, List.of(objection.get()));
    }
    return Validity.suspended(certificate, asOf)
        ? new ClauseStep(
            ClauseTest.VALIDITY,
            ClauseStep.Result.UNKNOWN,
            decision.grounds().stream()
                .filter(each -> each.code() == GroundCode.CERTIFICATE_SUSPENDED)
                .limit(1)
                .toList(),
            List.of(Question.CERTIFICATE_SUSPENDED),
            List.of())
        : new ClauseStep(
            ClauseTest.VALIDITY, ClauseStep.Result.SATISFIED, List.of(), List.of(), List.of());
  }

  private Examined.Document document(Agreement agreement, List<Agreement> between) {
    Optional<Measure> resting =
        subject.book().resting(agreement, certificate.origin(), subject.host(), asOf);
    Standing standing = standing(agreement, between, resting);
    BookNotes.Document its = notes.of(agreement);
    List<Tried> tried = new ArrayList<>();
    for (BookNotes.Prepared each : its.clauses()) {
      tried.add(tried(each.notes(), its.measures()));
    }
    return new Examined.Document(
        agreement, standing, standing == Standing.RESTING ? resting : Optional.empty(), tried);
  }

  private Standing standing(
      Agreement agreement, List<Agreement> between, Optional<Measure> resting) {
    if (agreement.effective().notYetOn(asOf)) {
      return Standing.NOT_YET_IN_FORCE;
    }
    if (agreement.effective().endedOn(asOf)) {
      return Standing.NO_LONGER_IN_FORCE;
    }
    if (AgreementBook.superseded(agreement, between, asOf)) {
      return Standing.SUPERSEDED;
    }
    return resting.isPresent() ? Standing.RESTING : Standing.IN_FORCE;
  }

  private Tried tried(ClauseNotes clause, List<Measure> measures) {
    Optional<ClauseFinding> found =
        decision.considered().stream()
            .filter(each -> each.clause().equals(clause.ref()))
            .findFirst();
    List<Ground> opening = clause.opening().get(certificate.kind());
    List<ClauseStep> steps;
    if (opening == null) {
      steps = List.of(ClauseStep.notSatisfied(ClauseTest.KIND, List.of()));
    } else {
      List<ClauseStep> made = found.isEmpty() ? List.of() : steps(clause, opening, measures);
      steps = withThoseNotReached(made, clause);
    }
    return new Tried(
        clause.clause(),
        clause.ref(),
        found.map(ClauseFinding::outcome),
        decision.decidedBy().filter(clause.ref()::equals).isPresent(),
        clause.beside(),
        steppedBack(steps, found));
  }

  private List<ClauseStep> steps(ClauseNotes clause, List<Ground> opening, List<Measure> measures) {
    return new NotedAssessment(asked, clause).steps(opening, measures);
  }

  private static List<ClauseStep> steppedBack(
      List<ClauseStep> steps, Optional<ClauseFinding> found) {
    List<Ground> back =
        found.stream()
            .flatMap(each -> each.grounds().stream())
            .filter(each -> each.code() == GroundCode.STEPS_BACK)
            .toList();
    if (back.isEmpty()) {
      return steps;
    }
    List<ClauseStep> all = new ArrayList<>(steps);
    all.add(ClauseStep.notSatisfied(ClauseTest.PRECEDENCE, back));
    return all;
  }

  private List<ClauseStep> withThoseNotReached(List<ClauseStep> made, ClauseNotes notes) {
    List<ClauseTest> left = new ArrayList<>(asks(notes));
    made.forEach(each -> left.remove(each.test()));
    List<ClauseStep> all = new ArrayList<>(made);
    left.forEach(each -> all.add(ClauseStep.notReached(each)));
    all.sort(Comparator.comparing(ClauseStep::test));
    return all;
  }

  /** Every test that the clause makes of such a certificate if none of them settles it. */
  private List<ClauseTest> asks(ClauseNotes notes) {
    Clause clause = notes.clause();
    List<ClauseTest> tests = new ArrayList<>();
    tests.add(ClauseTest.KIND);
    scope(clause.covers(), tests);
    if (!clause.covers().issuer().classes().isEmpty()) {
      tests.add(ClauseTest.ISSUER_CLASS);
    }
    tests.addAll(ofIssuer(clause));
    if (certificate.issuedOn().isBefore(notes.agreement().effective().from())) {
      tests.add(ClauseTest.PRIOR_CERTIFICATES);
    }
    tests.add(ClauseTest.AUTHORITY);
    clause.conditions().forEach(each -> tests.add(ClauseTest.CONDITION));
    tests.add(ClauseTest.of(clause.grants()));
    notes.conditions().forEach(each -> tests.add(ClauseTest.of(each)));
    return tests;
  }

  private void scope(Covers covers, List<ClauseTest> tests) {
    if (certificate.kind().graded()) {
      tests.add(ClauseTest.LEVEL);
    }
    covers.grades().ifPresent(each -> tests.add(ClauseTest.GRADE));
    if (!covers.occupations().isAny()) {
      tests.add(ClauseTest.OCCUPATION);
    }
    if (!covers.operations().isEmpty()) {
      tests.add(ClauseTest.OPERATION);
    }
    covers.standardVersions().ifPresent(each -> tests.add(ClauseTest.STANDARD_VERSION));
    covers.origins().ifPresent(each -> tests.add(ClauseTest.ORIGIN));
  }

  private static List<ClauseTest> ofIssuer(Clause clause) {
    List<ClauseTest> filed =
        List.of(
            ClauseTest.ISSUER_FILED,
            ClauseTest.ISSUER_STANDING_THEN,
            ClauseTest.ISSUER_STANDING_NOW);
    return switch (clause.covers().issuer().test()) {
      case FILED_AND_IN_GOOD_STANDING -> filed;
      case CROSS_REVIEWED -> {
        List<ClauseTest> both = new ArrayList<>(filed);
        both.add(ClauseTest.CROSS_REVIEW);
        yield both;
      }
      case ALLIANCE_MEMBER -> List.of(ClauseTest.ALLIANCE_MEMBER);
      case NAMED_OFFICE -> List.of(ClauseTest.NAMED_OFFICE);
      case UNSTATED -> List.of(ClauseTest.ISSUER_UNSTATED);
      case NONE -> List.of();
    };
  }
}
