package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.IssuerCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides stored certificates again because their grounds changed. Compares and sets on the revision
 * it read; publishes only answers that changed.
 */
public final class ReassessCertificates {
  private static final int CHUNK = 500;
  private static final int ATTEMPTS = 20;

  private final Judgements judgements;
  private final IssuerTimelines issuers;
  private final JudgeCase judge;
  private final Consequences consequences;

  public ReassessCertificates(Judgements judgements, IssuerTimelines issuers, JudgeCase judge, Consequences consequences) {
    this.judgements = judgements;
    this.issuers = issuers;
    this.judge = judge;
    this.consequences = consequences;
  }

  /** An issuer arrived or changed: its certificates are assessed again. */
  public void issuerMoved(IssuerTimeline issuer) {
    judgements.olderThan(issuer.code(), issuer.version(), CHUNK, ids -> again(ids, Cause.ISSUER));
  }

  /**
   * Agreements or the engine are not those that stored decisions rest on: all such are assessed again.
   *
   * @return how many there were
   */
  public long bookMoved() {
    AtomicLong moved = new AtomicLong();
    judgements.notOn(
        judge.book().revision(),
        RecognitionPolicy.ENGINE_VERSION,
        CHUNK,
        ids -> {
          again(ids, Cause.AGREEMENT);
          moved.addAndGet(ids.size());
        });
    return moved.get();
  }

  /**
   * Assesses these again.
   *
   * @throws AssessCertificates.Contended when it cannot be stored now
   */
  void again(Collection<CertificateId> ids, Cause cause) {
    Collection<CertificateId> open = ids;
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new AssessCertificates.Contended();
      }
      open = round(open, cause);
    }
  }

  private Set<CertificateId> round(Collection<CertificateId> ids, Cause cause) {
    List<Judgements.Held> held = judgements.held(ids);
    Map<IssuerCode, IssuerTimeline> known =
        issuers.find(held.stream().map(each -> each.replica().view().issuer()).distinct().toList());
    List<Judgement> changed = new ArrayList<>();
    List<Judgement> unchanged = new ArrayList<>();
    for (Judgements.Held each : held) {
      Optional<IssuerTimeline> issuer = Optional.ofNullable(known.get(each.replica().view().issuer()));
      Judgement next = judge.judge(each.replica(), issuer, causeOf(each, cause), Optional.of(each.standing()));
      boolean same = Objects.equals(Fingerprint.of(next.decision()), each.standing().fingerprint());
      (same ? unchanged : changed).add(next);
    }
    judgements.confirm(unchanged);
    consequences.follow(changed);
    return judgements.store(changed);
  }

  /** An old file stays one: its certificates wait for nothing, whatever arrives late. */
  private static Cause causeOf(Judgements.Held held, Cause cause) {
    boolean firstAnswerPending = held.issuerVersion().isEmpty() && cause == Cause.ISSUER;
    return firstAnswerPending ? held.replica().cause() : cause;
  }
}
