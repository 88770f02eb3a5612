package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts a replica before the policy, with the agreements and the day of this host region. */
public final class JudgeCase {
  /** Legal days are days in China. */
  public static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

  private final RecognitionPolicy policy = new RecognitionPolicy();
  private final Supplier<AgreementBook> book;
  private final Supplier<Interpretations> interpretations;
  private final Region host;
  private final Clock clock;
  private final Clock legalClock;

  /** Of the rules asked about last. */
  private volatile @Nullable Rulebook rulebook;

  /**
   * @param book the agreements that hold now
   */
  public JudgeCase(Supplier<AgreementBook> book, Region host, Clock clock) {
    this(book, () -> Interpretations.NONE, host, clock);
  }

  /**
   * @param book the agreements that hold now
   * @param interpretations rulings that interpret their clauses
   */
  public JudgeCase(
      Supplier<AgreementBook> book,
      Supplier<Interpretations> interpretations,
      Region host,
      Clock clock) {
    this.book = book;
    this.interpretations = interpretations;
    this.host = host;
    this.clock = clock;
    this.legalClock = clock.withZone(LEGAL_ZONE);
  }

  /** On what decisions taken today rest, beside certificates and their issuers. */
  public Rulebook rules() {
    return rules(book.get(), interpretations.get(), today());
  }

  private Rulebook rules(AgreementBook present, Interpretations interpreted, LocalDate today) {
    Rulebook last = rulebook;
    if (last == null || !last.isOf(present, interpreted, today)) {
      last = new Rulebook(present, interpreted, host, today);
      rulebook = last;
    }
    return last;
  }

  public Region host() {
    return host;
  }

  public Clock clock() {
    return clock;
  }

  /** Today as the law counts days. */
  public LocalDate today() {
    return LocalDate.now(legalClock);
  }

  /** The answer for a host region at or below this one, as of a day. */
  public Decision decide(
      Replica replica, Beside beside, Region asked, LocalDate asOf, List<HolderRecord> records) {
    return decide(
        subject(replica, beside, book.get(), interpretations.get(), asked, records), asOf);
  }

  /** The answer of this region by a given book. */
  public Decision decide(Replica replica, Beside beside, AgreementBook by, LocalDate asOf) {
    return decide(subject(replica, beside, by, interpretations.get(), host, List.of()), asOf);
  }

  /** Whether others are told of a first decision without asking. */
  public boolean tells(Replica replica, Decision decision) {
    return isNews(replica, decision);
  }

  /** The answer to a case, as of a day. */
  public Decision decide(Case subject, LocalDate asOf) {
    return policy.assess(subject, asOf);
  }

  /** The same answer with every test on the way. */
  public Examined examine(Case subject, LocalDate asOf) {
    return policy.examine(subject, asOf);
  }

  /** The agreements that hold now. */
  public AgreementBook book() {
    return book.get();
  }

  /** All that a decision on a replica rests on, by a book that held just now. */
  public Case subject(
      Replica replica,
      Beside beside,
      AgreementBook present,
      Region asked,
      List<HolderRecord> records) {
    return subject(replica, beside, present, interpretations.get(), asked, records);
  }

  private static Case subject(
      Replica replica,
      Beside beside,
      AgreementBook present,
      Interpretations interpreted,
      Region asked,
      List<HolderRecord> records) {
    return new Case(
        replica.view(),
        records,
        beside.issuer(),
        present,
        OccupationCatalogue.standard(),
        asked,
        beside.honours(),
        beside.reviews(),
        rulings(beside, interpreted));
  }

  private static List<Ruling> rulings(Beside beside, Interpretations interpreted) {
    if (beside.rulings().isEmpty()) {
      return interpreted.rulings();
    }
    List<Ruling> all = new ArrayList<>(interpreted.rulings());
    all.addAll(beside.rulings());
    return all;
  }

  /** The judgement that follows what is stored. */
  Judgement judge(Replica replica, Beside beside, Cause cause, Optional<Standing> stored) {
    AgreementBook present = book.get();
    Interpretations interpreted = interpretations.get();
    LocalDate today = today();
    Decision decision =
        decide(subject(replica, beside, present, interpreted, host, List.of()), today);
    boolean published = stored.map(Standing::published).orElse(false);
    return new Judgement(
        replica,
        decision,
        beside,
        rules(present, interpreted, today).of(replica.view()),
        NextDay.after(today, replica.view(), beside, decision),
        cause,
        stored.map(Standing::revision).orElse(0L) + 1,
        stored.filter(Standing::published).map(Standing::outcome),
        published || isNews(replica, decision),
        clock.instant());
  }

  /**
   * Whether others are told without asking: not that no agreement covers it, and not that a
   * certificate counts at home, which everybody assumes.
   */
  private boolean isNews(Replica replica, Decision decision) {
    return switch (decision.outcome()) {
      case Outcome.NoAgreement none -> false;
      case Outcome.Granted granted -> !replica.view().home().equals(host);
      case Outcome.Conditional conditional -> true;
      case Outcome.Referred referred -> true;
      case Outcome.Refused refused -> true;
    };
  }
}
