package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.ClauseRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
 *
 * <p>What a rule opens on the other ladder, skill or title (双贯通), holds at home too and says
 * nothing of whether the certificate is recognised here: it is said besides and never decides.
 */
public final class RecognitionPolicy {
  /** Changes whenever an equal case may get another answer. */
  public static final String ENGINE_VERSION = "3";

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
    Findings findings = Findings.of(examine(subject, asOf, atHome));
    if (atHome) {
      return home(subject, asOf, findings);
    }
    if (!findings.covered()) {
      List<Ground> grounds = Absence.grounds(subject, asOf, findings.deciding());
      grounds.addAll(grounds(findings.opened()));
      return decision(
          subject, asOf, new Outcome.NoAgreement(), grounds, Optional.empty(), findings.all());
    }
    ClauseFinding best = findings.all().getFirst();
    return decision(
        subject,
        asOf,
        best.outcome(),
        grounds(findings.said()),
        Optional.of(best.clause()),
        findings.all());
  }

  /** The same answer with every test on the way, for whoever asks why. */
  public Examined examine(Case subject, LocalDate asOf) {
    Decision decision = assess(subject, asOf);
    return new ExamineCase(notes(subject.book()), subject, decision, atHome(subject)).examined();
  }

  private static Decision home(Case subject, LocalDate asOf, Findings findings) {
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
    grounds.addAll(grounds(findings.said()));
    return decision(subject, asOf, outcome, grounds, Optional.empty(), findings.all());
  }

  private List<Ranked> examine(Case subject, LocalDate asOf, boolean atHome) {
    BookNotes book = notes(subject.book());
    CertificateKind kind = subject.certificate().kind();
    List<Agreement> between =
        subject.book().allBetween(subject.certificate().origin(), subject.host());
    AskedCertificate asked = new AskedCertificate(subject, asOf);
    boolean suspended = Validity.suspended(subject.certificate(), asOf);
    List<Ranked> ranked = new ArrayList<>();
    for (Agreement agreement : between) {
      BookNotes.Document document = book.of(agreement);
      if (!agreement.effective().holdsOn(asOf)
          || document.hasNewer() && AgreementBook.superseded(agreement, between, asOf)
          || rests(document, subject, asOf)) {
        continue;
      }
      int first = ranked.size();
      for (BookNotes.Prepared clause : document.of(kind)) {
        ClauseNotes notes = clause.notes();
        // At home the certificate holds as it is; only clauses that give something else matter.
        if (!(atHome && notes.strength() == 0)) {
          ClauseFinding ready =
              suspended || !document.measures().isEmpty() ? null : clause.ready().of(asked);
          ranked.add(
              new Ranked(
                  ready != null
                      ? ready
                      : new ClauseAssessment(asked, notes)
                          .find(notes.opening(kind), document.measures()),
                  notes));
        }
      }
      if (document.hasPrecedence()) {
        stepBack(ranked.subList(first, ranked.size()));
      }
    }
    ranked.sort(Ranked.BEST_FIRST);
    return ranked;
  }

  /** Where a clause covers the certificate, those that it goes before do not. */
  private static void stepBack(List<Ranked> ofDocument) {
    Set<String> back = new HashSet<>();
    for (Ranked each : ofDocument) {
      if (!(each.finding().outcome() instanceof Outcome.NoAgreement)) {
        back.addAll(each.notes().clause().before());
      }
    }
    ofDocument.replaceAll(
        each ->
            back.contains(each.notes().clause().id())
                ? new Ranked(ClauseAssessment.stepsBack(each.notes()), each.notes())
                : each);
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
        if (!(aboutDocument(ground) && said(ground, all))) {
          all.add(ground);
        }
      }
    }
    return all;
  }

  /** What is said of a document is one and the same for all its clauses, see {@link BookNotes}. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean said(Ground ofDocument, List<Ground> among) {
    for (Ground each : among) {
      if (each == ofDocument) {
        return true;
      }
    }
    return false;
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
