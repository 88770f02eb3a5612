package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that this region confirmed of one of its certificates, in the order in which it did.
 *
 * @param certificate of which
 * @param version from 1; 0 before anything was confirmed
 * @param items revoked ones too
 * @param recordedAt when the last step was decided
 * @param decidedBy the proposal by which it was
 */
public record OwnConfirmation(
    CertificateId certificate,
    int version,
    List<Confirmed> items,
    Instant recordedAt,
    Optional<String> decidedBy) {
  /** Most items of one certificate. */
  public static final int MOST = 100;

  public OwnConfirmation {
    items = List.copyOf(items);
  }

  static OwnConfirmation nothing(CertificateId certificate) {
    return new OwnConfirmation(certificate, 0, List.of(), Instant.EPOCH, Optional.empty());
  }

  /** What its present state has against a step. */
  Optional<Obstacle> obstacle(Step step) {
    Optional<Confirmed> last = last(step);
    return switch (step) {
      case Step.Confirm confirm -> obstacle(confirm, last);
      case Step.Revoke revoke -> obstacle(revoke, last);
    };
  }

  private Optional<Obstacle> obstacle(Step.Confirm confirm, Optional<Confirmed> last) {
    if (last.filter(it -> it.revokedFrom().isEmpty()).isPresent()) {
      return Optional.of(Obstacle.ALREADY_CONFIRMED);
    }
    if (last.flatMap(Confirmed::revokedFrom).filter(confirm.from()::isBefore).isPresent()) {
      return Optional.of(Obstacle.BEFORE_IT_WAS_REVOKED);
    }
    return items.size() < MOST ? Optional.empty() : Optional.of(Obstacle.TOO_MANY);
  }

  private static Optional<Obstacle> obstacle(Step.Revoke revoke, Optional<Confirmed> last) {
    Optional<LocalDate> open = last.filter(it -> it.revokedFrom().isEmpty()).map(Confirmed::from);
    if (open.isEmpty()) {
      return Optional.of(Obstacle.NOT_CONFIRMED);
    }
    return revoke.from().isBefore(open.get())
        ? Optional.of(Obstacle.BEFORE_IT_COUNTS)
        : Optional.empty();
  }

  /** After a step that nothing stands against. */
  OwnConfirmation after(Step step, Instant at, String proposal) {
    List<Confirmed> next = new ArrayList<>(items);
    switch (step) {
      case Step.Confirm(var clause, var condition, var from, var citation) ->
          next.add(new Confirmed(clause, condition, from, Optional.empty(), citation));
      case Step.Revoke(var clause, var condition, var from) -> {
        Confirmed open = last(step).orElseThrow();
        next.set(
            items.lastIndexOf(open),
            new Confirmed(clause, condition, open.from(), Optional.of(from), open.citation()));
      }
    }
    return new OwnConfirmation(certificate, version + 1, next, at, Optional.of(proposal));
  }

  private Optional<Confirmed> last(Step step) {
    return items.stream()
        .filter(each -> each.isOf(step.clause(), step.condition()))
        .reduce((earlier, later) -> later);
  }
}
