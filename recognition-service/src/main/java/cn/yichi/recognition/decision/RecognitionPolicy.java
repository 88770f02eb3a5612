package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.ClauseRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a certificate is worth in a host region on a day (认可). A pure function: equal cases
 * give equal decisions. It examines every clause in force that covers the certificate's kind, keeps
 * every ground, and answers with the best outcome:
 *
 * <ul>
 *   <li>{@code Granted}: recognised, also for every sound certificate in its home region;
 *   <li>{@code Conditional}: recognised once a procedure or restriction is fulfilled;
 *   <li>{@code Referred}: a person must answer what the sources or the data leave open;
 *   <li>{@code Refused}: the certificate is not valid on that day, or a clause's test failed;
 *   <li>{@code NoAgreement}: no clause in force covers it, which says nothing against it.
 * </ul>
 */
public final class RecognitionPolicy {
  /** Changes whenever an equal case may get another answer. */
  public static final String ENGINE_VERSION = "1";

  private static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparingInt((Ranked each) -> each.finding().outcome().rank())
          .thenComparingInt(Ranked::strength)
          .thenComparing(Ranked::kind);

  private record Ranked(ClauseFinding finding, int strength, AgreementKind kind) {}

  /** Of the book asked about last: what follows from it alone is not made for each certificate. */
  private volatile @Nullable BookNotes notes;

  /**
   * The answer as of a legal day (Asia/Shanghai).
   *
   * @param subject certificate, issuer, agreements and host
   * @param asOf the day asked about; any day, also before the certificate's issue
   */
  public Decision assess(Case subject, LocalDate asOf) {
    Optional<Ground> objection = Validity.objection(subject.certificate(), asOf);
    if (objection.isPresent()) {
      return decision(
          subject,
          asOf,
          new Outcome.Refused(),
          List.of(objection.get()),
          Optional.empty(),
          List.of());
    }
    boolean atHome = atHome(subject);
    List<ClauseFinding> findings = examine(subject, asOf, atHome);
    if (atHome) {
      return home(subject, asOf, findings);
    }
    if (findings.isEmpty() || findings.getFirst().outcome() instanceof Outcome.NoAgreement) {
      List<Ground> grounds = Absence.grounds(subject, asOf, findings);
      return decision(
          subject, asOf, new Outcome.NoAgreement(), grounds, Optional.empty(), findings);
    }
    ClauseFinding best = findings.getFirst();
    return decision(
        subject, asOf, best.outcome(), grounds(findings), Optional.of(best.clause()), findings);
  }

  private static Decision home(Case subject, LocalDate asOf, List<ClauseFinding> findings) {
    CertificateView certificate = subject.certificate();
    List<Ground> grounds = new ArrayList<>(2);
    Outcome outcome;
    if (Validity.suspended(certificate, asOf)) {
      outcome = new Outcome.Referred(List.of(Question.CERTIFICATE_SUSPENDED));
      grounds.add(
          Ground.fact(
              GroundCode.CERTIFICATE_SUSPENDED,
              Map.of("since", certificate.statusSince().toString())));
    } else {
      Equivalence same =
          certificate
              .title()
              .<Equivalence>map(Equivalence.SameTitle::new)
              .orElseGet(() -> new Equivalence.SameLevel(certificate.level()));
      outcome = new Outcome.Granted(same);
      grounds.add(Ground.fact(GroundCode.HOME_REGION, Map.of("home", certificate.home().code())));
    }
    grounds.addAll(grounds(findings));
    return decision(subject, asOf, outcome, grounds, Optional.empty(), findings);
  }

  private List<ClauseFinding> examine(Case subject, LocalDate asOf, boolean atHome) {
    CertificateView certificate = subject.certificate();
    BookNotes book = notes(subject.book());
    List<Agreement> between = subject.book().allBetween(certificate.origin(), subject.host());
    AskedCertificate asked = new AskedCertificate(subject);
    List<Ranked> ranked = new ArrayList<>();
    for (Agreement agreement : between) {
      BookNotes.Document document = book.of(agreement);
      if (!agreement.effective().holdsOn(asOf)
          || document.hasNewer() && AgreementBook.superseded(agreement, between, asOf)
          || rests(document, subject, asOf)) {
        continue;
      }
      for (ClauseNotes clause : document.clauses()) {
        List<Ground> opening = clause.opening().get(certificate.kind());
        // At home the certificate holds as it is; only clauses that give something else matter.
        if (opening != null && !(atHome && clause.strength() == 0)) {
          ranked.add(
              new Ranked(
                  new ClauseAssessment(asked, clause, asOf).find(opening, document.measures()),
                  clause.strength(),
                  agreement.kind()));
        }
      }
    }
    ranked.sort(BEST_FIRST);
    List<ClauseFinding> findings = new ArrayList<>(ranked.size());
    for (Ranked each : ranked) {
      findings.add(each.finding());
    }
    return findings;
  }

  private static boolean rests(BookNotes.Document document, Case subject, LocalDate asOf) {
    return !document.measures().isEmpty()
        && AgreementBook.resting(
                document.measures(), subject.certificate().origin(), subject.host(), asOf)
            .isPresent();
  }

  private BookNotes notes(AgreementBook book) {
    BookNotes known = notes;
    if (known == null || !known.isOf(book)) {
      known = new BookNotes(book);
      notes = known;
    }
    return known;
  }

  private static boolean atHome(Case subject) {
    Region home = subject.certificate().home();
    return home.equals(subject.host()) || home.contains(subject.host());
  }

  private static List<Ground> grounds(List<ClauseFinding> findings) {
    List<Ground> all = new ArrayList<>(findings.size() * 4);
    for (ClauseFinding each : findings) {
      for (Ground ground : each.grounds()) {
        // What is said of a document is said once, however many of its clauses were examined.
        if (!(aboutDocument(ground) && all.contains(ground))) {
          all.add(ground);
        }
      }
    }
    return all;
  }

  private static boolean aboutDocument(Ground ground) {
    return ground.clause().isPresent() && ground.clause().get().clause().isEmpty();
  }

  private static Decision decision(
      Case subject,
      LocalDate asOf,
      Outcome outcome,
      List<Ground> grounds,
      Optional<ClauseRef> decidedBy,
      List<ClauseFinding> considered) {
    return new Decision(
        outcome,
        grounds,
        decidedBy,
        considered,
        Warnings.of(subject, asOf),
        asOf,
        subject.certificate().version(),
        subject.issuer().isPresent()
            ? OptionalInt.of(subject.issuer().get().version())
            : OptionalInt.empty(),
        subject.book().revision(),
        ENGINE_VERSION);
  }
}
