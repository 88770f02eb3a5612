package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.ClauseRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What two officers of the host region decided (裁定) on something that a clause or a certificate
 * leaves open, or what the certificate's home region confirmed to the host: that a condition is
 * fulfilled by its own books. It is pinned in the decisions that rest on it.
 *
 * @param id stable id
 * @param certificate the one certificate that it concerns; empty where it interprets the clause for
 *     all
 * @param clause the clause of one version
 * @param subject what was open
 * @param inFavour whether it was answered in the holder's favour, or a condition is fulfilled
 * @param from first day for which it counts
 * @param revokedFrom first day for which it no longer counts
 * @param citation what it rests on, in words
 * @param reason why, in words
 * @param confirmedBy the region that confirmed it; empty where the host's officers ruled
 */
public record Ruling(
    String id,
    Optional<CertificateId> certificate,
    ClauseRef clause,
    Subject subject,
    boolean inFavour,
    LocalDate from,
    Optional<LocalDate> revokedFrom,
    String citation,
    String reason,
    Optional<Region> confirmedBy) {

  /**
   * Of two that concern one thing the narrower counts, then the host's own before what a partner
   * confirmed, whatever their days, then the later.
   */
  private static final Comparator<Ruling> BY_FORCE =
      Comparator.comparing((Ruling each) -> each.certificate().isPresent())
          .thenComparing(each -> each.confirmedBy().isEmpty())
          .thenComparing(Ruling::from)
          .thenComparing(Ruling::id);

  /** What was open. */
  public sealed interface Subject {
    /** Its stable word. */
    String code();

    /** Whether anybody can rule on it; otherwise data must come, or the document say more. */
    boolean canBeRuled();

    /** A question. */
    record Open(Question question) implements Subject {
      @Override
      public String code() {
        return question.name();
      }

      @Override
      public boolean canBeRuled() {
        return question.ruled() != Question.Ruled.NEVER;
      }
    }

    /** A condition. */
    record Unfulfilled(Condition condition) implements Subject {
      @Override
      public String code() {
        return condition.name();
      }

      @Override
      public boolean canBeRuled() {
        return true;
      }
    }

    /** The codes of all on which somebody can rule. */
    public static List<String> codes() {
      return Stream.concat(
              Arrays.stream(Question.values()).<Subject>map(Open::new),
              Arrays.stream(Condition.values()).<Subject>map(Unfulfilled::new))
          .filter(Subject::canBeRuled)
          .map(Subject::code)
          .toList();
    }

    /**
     * Reads {@link #code()}; no question has the name of a condition.
     *
     * @throws IllegalArgumentException for any other word
     */
    public static Subject of(String code) {
      for (Condition each : Condition.values()) {
        if (each.name().equals(code)) {
          return new Unfulfilled(each);
        }
      }
      return new Open(Question.valueOf(code));
    }
  }

  public Ruling {
    requireNonNull(id, "id");
    requireNonNull(citation, "citation");
    requireNonNull(reason, "reason");
    if (revokedFrom.filter(day -> day.isBefore(from)).isPresent()) {
      throw new IllegalArgumentException("revoked before it counts");
    }
    if (confirmedBy.isPresent()
        && !(inFavour
            && certificate.isPresent()
            && subject instanceof Subject.Unfulfilled(var condition)
            && condition.isAnsweredByHomesBooks())) {
      throw new IllegalArgumentException("no partner confirms this");
    }
  }

  /** A ruling of the host's officers. */
  public Ruling(
      String id,
      Optional<CertificateId> certificate,
      ClauseRef clause,
      Subject subject,
      boolean inFavour,
      LocalDate from,
      Optional<LocalDate> revokedFrom,
      String citation,
      String reason) {
    this(
        id,
        certificate,
        clause,
        subject,
        inFavour,
        from,
        revokedFrom,
        citation,
        reason,
        Optional.empty());
  }

  /** Whether it counts for what is asked of a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (revokedFrom.isEmpty() || day.isBefore(revokedFrom.get()));
  }

  /** What a decision that rests on it says. */
  GroundCode ground() {
    if (confirmedBy.isPresent()) {
      return GroundCode.CONFIRMED_BY_HOME;
    }
    return inFavour ? GroundCode.RULED_FOR : GroundCode.RULED_AGAINST;
  }

  /** Values for the sentence of {@link #ground}. */
  Map<String, String> groundParameters() {
    return confirmedBy
        .map(
            by ->
                Map.of(
                    "condition", subject.code(),
                    "region", by.code(),
                    "from", from.toString(),
                    "citation", citation))
        .orElseGet(
            () ->
                Map.of(
                    "subject", subject.code(),
                    "ruling", id,
                    "from", from.toString(),
                    "citation", citation,
                    "reason", reason));
  }

  /**
   * The one that counts for a clause and subject on a day: none where nobody can rule on it, though
   * an earlier version of the engine let somebody.
   *
   * @param partner whether a region may confirm for this certificate by this agreement
   */
  public static Optional<Ruling> among(
      List<Ruling> rulings,
      ClauseRef clause,
      Subject subject,
      LocalDate day,
      Predicate<Region> partner) {
    return rulings.isEmpty() || !subject.canBeRuled()
        ? Optional.empty()
        : rulings.stream()
            .filter(
                each ->
                    each.clause().equals(clause)
                        && each.subject().equals(subject)
                        && each.holdsOn(day)
                        && (each.confirmedBy().isEmpty() || partner.test(each.confirmedBy().get())))
            .max(BY_FORCE);
  }
}
