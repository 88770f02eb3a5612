package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.IssuerCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes in a batch of certificate versions: decides each and stores replica and decision in one
 * write. What moved underneath while it was deciding is assessed again afterwards, so that a live
 * write and a re-evaluation never leave a decision on old grounds.
 *
 * <p>Outcome per version: {@code APPLIED} stored; {@code DUPLICATE} that version is stored already;
 * {@code STALE} a newer one is, or stands later in the same batch.
 */
public final class AssessCertificates {
  private static final int ATTEMPTS = 20;

  private final Judgements judgements;
  private final IssuerTimelines issuers;
  private final JudgeCase judge;
  private final ReassessCertificates reassess;
  private final Consequences consequences;

  public AssessCertificates(
      Judgements judgements, IssuerTimelines issuers, JudgeCase judge, ReassessCertificates reassess, Consequences consequences) {
    this.judgements = judgements;
    this.issuers = issuers;
    this.judge = judge;
    this.reassess = reassess;
    this.consequences = consequences;
  }

  /** What became of one received version. */
  public enum Intake {
    APPLIED,
    DUPLICATE,
    STALE
  }

  /** Another write kept coming first; the batch is to be tried again later. */
  public static final class Contended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Contended() {
      super("stored decisions kept changing, or too many facts wait to be sent");
    }
  }

  /**
   * One answer per received version, in order.
   *
   * @throws Contended when it cannot be stored now
   */
  public List<Intake> receive(List<Replica> batch) {
    Map<CertificateId, Replica> newest = new LinkedHashMap<>();
    for (Replica each : batch) {
      newest.merge(each.id(), each, (one, other) -> other.view().version() > one.view().version() ? other : one);
    }
    Map<CertificateId, Intake> intakes = new HashMap<>();
    Map<CertificateId, Replica> open = newest;
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new Contended();
      }
      open = round(open, intakes);
    }
    return answers(batch, newest, intakes);
  }

  /** One attempt; answers what must be tried again. */
  private Map<CertificateId, Replica> round(Map<CertificateId, Replica> open, Map<CertificateId, Intake> intakes) {
    Map<CertificateId, Standing> stored = judgements.standings(open.keySet());
    Map<IssuerCode, IssuerTimeline> known = issuers.find(issuersOf(open));
    List<Judgement> writes = new ArrayList<>(open.size());
    for (Replica each : open.values()) {
      Optional<Standing> standing = Optional.ofNullable(stored.get(each.id()));
      int storedVersion = standing.map(Standing::certificateVersion).orElse(0);
      if (storedVersion >= each.view().version()) {
        intakes.put(each.id(), storedVersion == each.view().version() ? Intake.DUPLICATE : Intake.STALE);
      } else {
        writes.add(judge.judge(each, Optional.ofNullable(known.get(each.view().issuer())), each.cause(), standing));
      }
    }
    consequences.follow(writes);
    Set<CertificateId> refused = judgements.store(writes);
    List<Judgement> done = writes.stream().filter(write -> !refused.contains(write.replica().id())).toList();
    done.forEach(write -> intakes.put(write.replica().id(), Intake.APPLIED));
    assessAgainWhatMoved(done, known);
    return refused.stream().collect(Collectors.toMap(id -> id, open::get));
  }

  private void assessAgainWhatMoved(List<Judgement> done, Map<IssuerCode, IssuerTimeline> used) {
    Map<IssuerCode, Integer> now =
        issuers.versions(done.stream().map(each -> each.replica().view().issuer()).distinct().toList());
    List<CertificateId> moved =
        done.stream()
            .map(Judgement::replica)
            .filter(each -> versionOf(each.view().issuer(), used) < now.getOrDefault(each.view().issuer(), 0))
            .map(Replica::id)
            .toList();
    if (!moved.isEmpty()) {
      reassess.again(moved, Cause.ISSUER);
    }
  }

  private static int versionOf(IssuerCode code, Map<IssuerCode, IssuerTimeline> used) {
    IssuerTimeline timeline = used.get(code);
    return timeline == null ? 0 : timeline.version();
  }

  private static List<IssuerCode> issuersOf(Map<CertificateId, Replica> replicas) {
    return replicas.values().stream().map(each -> each.view().issuer()).distinct().toList();
  }

  private static List<Intake> answers(
      List<Replica> batch, Map<CertificateId, Replica> newest, Map<CertificateId, Intake> intakes) {
    Map<CertificateId, Intake> left = new HashMap<>(intakes);
    List<Intake> answers = new ArrayList<>(batch.size());
    for (Replica each : batch) {
      if (each.view().version() < requireNonNull(newest.get(each.id())).view().version()) {
        answers.add(Intake.STALE);
      } else {
        // The same version twice in one batch: the first did it, the rest are duplicates.
        answers.add(left.put(each.id(), Intake.DUPLICATE));
      }
    }
    return answers;
  }
}
