package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.agreement.ClauseRef;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What two officers of the host region decided (裁定) on something that a clause or a certificate
 * leaves open. It is pinned in the decisions that rest on it.
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
    String reason) {

  /** The narrower and then the later of two that concern one thing counts. */
  private static final Comparator<Ruling> BY_FORCE =
      Comparator.comparing((Ruling each) -> each.certificate().isPresent())
          .thenComparing(Ruling::from)
          .thenComparing(Ruling::id);

  /** What was open. */
  public sealed interface Subject {
    /** Its stable word. */
    String code();

    /** A question. */
    record Open(Question question) implements Subject {
      @Override
      public String code() {
        return question.name();
      }
    }

    /** A condition. */
    record Unfulfilled(Condition condition) implements Subject {
      @Override
      public String code() {
        return condition.name();
      }
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
  }

  /** Whether it counts for what is asked of a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (revokedFrom.isEmpty() || day.isBefore(revokedFrom.get()));
  }

  /** The one that counts for a clause and subject on a day. */
  static Optional<Ruling> among(
      List<Ruling> rulings, ClauseRef clause, Subject subject, LocalDate day) {
    return rulings.isEmpty()
        ? Optional.empty()
        : rulings.stream()
            .filter(
                each ->
                    each.clause().equals(clause)
                        && each.subject().equals(subject)
                        && each.holdsOn(day))
            .max(BY_FORCE);
  }
}
