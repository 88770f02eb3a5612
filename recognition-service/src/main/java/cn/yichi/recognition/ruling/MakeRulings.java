package cn.yichi.recognition.ruling;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.agreement.Clause;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.Ruling.Subject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Rules, and revokes rulings, as two people decided; what rests on them is assessed again. Ends as
 * one of {@link Outcome}.
 */
public final class MakeRulings {
  private final Rulings rulings;
  private final RulingBook book;
  private final JudgeCase judge;
  private final ReassessCertificates reassess;

  public MakeRulings(
      Rulings rulings, RulingBook book, JudgeCase judge, ReassessCertificates reassess) {
    this.rulings = rulings;
    this.book = book;
    this.judge = judge;
    this.reassess = reassess;
  }

  /** What became of it. */
  public sealed interface Outcome {
    /** Done, perhaps by an earlier call for the same proposal. */
    record Done() implements Outcome {}

    /** Not allowed; nothing changed. */
    record NotAllowed(Obstacle why) implements Outcome {}

    /** No such ruling. */
    record Unknown() implements Outcome {}
  }

  /** Why something is not allowed. */
  public enum Obstacle {
    /** The book has no such clause. */
    CLAUSE_UNKNOWN,
    /** No ruling answers it: the data or the document must say more. */
    NOT_TO_BE_RULED,
    /** The clause sets no such condition. */
    CONDITION_NOT_SET,
    /** It is a fact of one certificate, and no matter of interpretation. */
    OF_ONE_CERTIFICATE,
    /** The certificate is not held here. */
    CERTIFICATE_UNKNOWN,
    /** The very same holds, from the same day, by the same citation. */
    RULED_ALREADY,
    ALREADY_REVOKED,
    /** A ruling is revoked from a day on that it counts for. */
    BEFORE_IT_COUNTS
  }

  /** What stands in the way of a ruling. */
  public Optional<Outcome> obstacle(Ruling ruling) {
    return why(ruling).map(Outcome.NotAllowed::new);
  }

  private Optional<Obstacle> why(Ruling ruling) {
    Optional<Clause> clause = clause(judge.book(), ruling);
    if (clause.isEmpty()) {
      return Optional.of(Obstacle.CLAUSE_UNKNOWN);
    }
    boolean one = ruling.certificate().isPresent();
    Optional<Obstacle> reach =
        switch (ruling.subject()) {
          case Subject.Open(var question) ->
              switch (question.ruled()) {
                case NEVER -> Optional.of(Obstacle.NOT_TO_BE_RULED);
                case FOR_ONE_CERTIFICATE ->
                    one ? Optional.empty() : Optional.of(Obstacle.OF_ONE_CERTIFICATE);
                case FOR_ALL -> Optional.empty();
              };
          case Subject.Unfulfilled(var condition) -> {
            if (!condition.isSetBy(clause.get())) {
              yield Optional.of(Obstacle.CONDITION_NOT_SET);
            }
            yield one ? Optional.empty() : Optional.of(Obstacle.OF_ONE_CERTIFICATE);
          }
        };
    return reach.or(
        () ->
            ruling.certificate().filter(id -> !reassess.isHeld(id)).isPresent()
                ? Optional.of(Obstacle.CERTIFICATE_UNKNOWN)
                : ruledAlready(ruling));
  }

  private Optional<Obstacle> ruledAlready(Ruling ruling) {
    List<Ruling> beside =
        ruling
            .certificate()
            .map(id -> rulings.on(id).stream().map(Rulings.Kept::ruling).toList())
            .orElseGet(rulings::interpretations);
    return Ruling.among(beside, ruling.clause(), ruling.subject(), judge.today(), partner -> false)
        .filter(
            each ->
                each.inFavour() == ruling.inFavour()
                    && each.from().equals(ruling.from())
                    && each.citation().equals(ruling.citation()))
        .map(each -> Obstacle.RULED_ALREADY);
  }

  private static Optional<Clause> clause(AgreementBook book, Ruling ruling) {
    return book.all().stream()
        .flatMap(
            each ->
                each.clauses().stream().filter(clause -> each.ref(clause).equals(ruling.clause())))
        .findFirst();
  }

  /** Rules; any number of times with one effect. */
  public Outcome rule(Ruling ruling) {
    if (rulings.find(ruling.id()).isEmpty()) {
      Optional<Outcome> obstacle = obstacle(ruling);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      rulings.add(ruling, judge.clock().instant());
    }
    moved(ruling.certificate());
    return new Outcome.Done();
  }

  /** What stands in the way of revoking. */
  public Optional<Outcome> obstacle(String id, LocalDate from) {
    Optional<Rulings.Kept> kept = rulings.find(id);
    if (kept.isEmpty()) {
      return Optional.of(new Outcome.Unknown());
    }
    if (kept.get().ruling().revokedFrom().isPresent()) {
      return Optional.of(new Outcome.NotAllowed(Obstacle.ALREADY_REVOKED));
    }
    return from.isBefore(kept.get().ruling().from())
        ? Optional.of(new Outcome.NotAllowed(Obstacle.BEFORE_IT_COUNTS))
        : Optional.empty();
  }

  /** Revokes; any number of times with one effect. */
  public Outcome revoke(String id, LocalDate from, String proposal) {
    Optional<Rulings.Kept> kept = rulings.find(id);
    if (kept.flatMap(Rulings.Kept::revokedBy).filter(proposal::equals).isEmpty()) {
      Optional<Outcome> obstacle = obstacle(id, from);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      if (!rulings.revoke(id, from, proposal, judge.clock().instant())) {
        return new Outcome.NotAllowed(Obstacle.ALREADY_REVOKED);
      }
    }
    moved(kept.flatMap(each -> each.ruling().certificate()));
    return new Outcome.Done();
  }

  /** What interprets a clause for all moves the rules, and with them whatever rests on them. */
  private void moved(Optional<CertificateId> certificate) {
    book.refresh();
    certificate.ifPresent(id -> reassess.ruled(List.of(id)));
  }
}
