package cn.yichi.recognition.decision;

import java.util.List;
import java.util.Optional;

/**
 * What was received beside a certificate and a decision on it may rest on.
 *
 * @param issuer its issuer; empty while nothing was received about it
 * @param honours honours and contest results of its holder
 * @param reviews what regions found about its issuer
 * @param rulings on this certificate alone
 */
public record Beside(
    Optional<IssuerTimeline> issuer,
    List<Honour> honours,
    List<ReviewFinding> reviews,
    List<Ruling> rulings) {
  /** Nothing was received. */
  public static final Beside NOTHING =
      new Beside(Optional.empty(), List.of(), List.of(), List.of());

  public Beside {
    honours = List.copyOf(honours);
    reviews = List.copyOf(reviews);
    rulings = List.copyOf(rulings);
  }

  /** Nothing but this was received, or is asked for. */
  public static Beside of(Optional<IssuerTimeline> issuer) {
    return new Beside(issuer, List.of(), List.of(), List.of());
  }
}
