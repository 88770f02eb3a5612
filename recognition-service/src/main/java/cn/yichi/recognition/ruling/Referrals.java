package cn.yichi.recognition.ruling;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The queue of what waits for an officer: every stored decision that refers a question or sets a
 * condition. It needs no books of its own: what a ruling settles leaves the queue by the decision
 * that follows.
 */
public final class Referrals {
  /** Legal days are days in China. */
  private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

  private final Waiting waiting;
  private final int workingDays;

  /**
   * @param workingDays within how many, Monday to Friday, an officer answers; holidays are not
   *     known
   */
  public Referrals(Waiting waiting, int workingDays) {
    this.waiting = waiting;
    this.workingDays = workingDays;
  }

  /** Port: what waits, and who has taken it on. */
  public interface Waiting {
    /**
     * Stored decisions of that outcome in the order of certificate ids, from after that one on.
     *
     * @param outcome {@code REFERRED} or {@code CONDITIONAL}
     */
    List<Opened> page(String outcome, Optional<CertificateId> after, int limit);

    /** Whether a decision on it refers a question or sets a condition. */
    boolean waits(CertificateId id);

    /** Who has taken these on, by the blind index of a person. */
    Map<CertificateId, String> owners(Collection<CertificateId> ids);

    /**
     * Takes one on, or gives it back.
     *
     * @param owner empty to give it back
     * @param expected who had it, empty for nobody
     * @return false where somebody else has it
     */
    boolean own(CertificateId id, Optional<String> owner, Optional<String> expected);

    /** Forgets who has taken on a certificate that was erased. */
    void forget(CertificateId id);
  }

  /**
   * One stored decision.
   *
   * @param held what is stored
   * @param openedAt when it was decided
   */
  public record Opened(Judgements.Held held, Instant openedAt) {}

  /**
   * One item of the queue.
   *
   * @param opened the stored decision
   * @param dueOn the last day for an answer
   * @param owner who has taken it on
   */
  public record Item(Opened opened, LocalDate dueOn, Optional<String> owner) {}

  /** A page of the queue. */
  public List<Item> page(String outcome, Optional<CertificateId> after, int limit) {
    List<Opened> page = waiting.page(outcome, after, limit);
    Map<CertificateId, String> owners =
        waiting.owners(page.stream().map(each -> each.held().replica().id()).toList());
    return page.stream()
        .map(
            each ->
                new Item(
                    each,
                    due(each.openedAt()),
                    Optional.ofNullable(owners.get(each.held().replica().id()))))
        .toList();
  }

  /** What became of a wish to take one on. */
  public enum Taking {
    TAKEN,
    /** Somebody else has. */
    ANOTHERS,
    /** Nothing about that certificate waits for an officer. */
    NOT_WAITING
  }

  /** Takes one on that nobody has, or one's own again. */
  public Taking take(CertificateId id, String owner) {
    if (!waiting.waits(id)) {
      return Taking.NOT_WAITING;
    }
    return waiting.own(id, Optional.of(owner), Optional.of(owner))
            || waiting.own(id, Optional.of(owner), Optional.empty())
        ? Taking.TAKEN
        : Taking.ANOTHERS;
  }

  /** Takes one from whoever has it, who may be away; false where nobody has. */
  public boolean release(CertificateId id) {
    Optional<String> owner = Optional.ofNullable(waiting.owners(List.of(id)).get(id));
    return owner.isPresent() && waiting.own(id, Optional.empty(), owner);
  }

  /** Gives back what one has. */
  public boolean giveBack(CertificateId id, String owner) {
    return waiting.own(id, Optional.empty(), Optional.of(owner));
  }

  private LocalDate due(Instant openedAt) {
    return WorkingDays.after(LocalDate.ofInstant(openedAt, LEGAL_ZONE), workingDays);
  }
}
