package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * <p>What is stored by a key that its region has revoked since gives way to whatever the region
 * says now, be it an older version.
 *
 * <p>Outcome per version: {@code APPLIED} stored; {@code DUPLICATE} that version is stored already;
 * {@code STALE} a newer one is, or stands later in the same batch; {@code FOREIGN} the id is taken
 * by a certificate of another region, which only that region may change.
 */
public final class AssessCertificates {
  private static final int ATTEMPTS = 20;

  private final Judgements judgements;
  private final IssuerTimelines issuers;
  private final JudgeCase judge;
  private final ReassessCertificates reassess;
  private final Consequences consequences;
  private final Doubts doubts;

  public AssessCertificates(
      Judgements judgements,
      IssuerTimelines issuers,
      JudgeCase judge,
      ReassessCertificates reassess,
      Consequences consequences,
      Doubts doubts) {
    this.judgements = judgements;
    this.issuers = issuers;
    this.judge = judge;
    this.reassess = reassess;
    this.consequences = consequences;
    this.doubts = doubts;
  }

  /** What became of one received version. */
  public enum Intake {
    APPLIED,
    DUPLICATE,
    STALE,
    /** Its id belongs to a certificate of another home region. */
    FOREIGN
  }

  /**
   * One answer per received version, in order.
   *
   * @throws Contended when it cannot be stored now
   */
  public List<Intake> receive(List<Replica> batch) {
    Map<CertificateId, Heard> newest = new LinkedHashMap<>();
    batch.forEach(each -> newest.merge(each.id(), Heard.of(each), Heard::and));
    Map<CertificateId, Intake> intakes = new HashMap<>();
    Map<CertificateId, Heard> open = newest;
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new Contended();
      }
      open = round(open, intakes);
    }
    return answers(batch, newest, intakes);
  }

  /** One attempt; answers what must be tried again. */
  private Map<CertificateId, Heard> round(
      Map<CertificateId, Heard> open, Map<CertificateId, Intake> intakes) {
    Map<CertificateId, Standing> stored = judgements.standings(open.keySet());
    Map<IssuerId, IssuerTimeline> known =
        issuers.find(
            open.values().stream().map(each -> each.newest().issuer()).distinct().toList());
    List<Judgement> writes = new ArrayList<>(open.size());
    List<CertificateId> passed = new ArrayList<>();
    for (Heard each : open.values()) {
      Optional<Standing> standing = Optional.ofNullable(stored.get(each.id()));
      Optional<Intake> settled = standing.flatMap(it -> settled(each.newest(), it));
      if (settled.isPresent()) {
        intakes.put(each.id(), settled.get());
        passed.add(each.id());
      } else {
        Optional<IssuerTimeline> issuer = Optional.ofNullable(known.get(each.newest().issuer()));
        writes.add(judged(each, issuer, standing));
      }
    }
    reassess.followStored(passed);
    // Stored by an attempt that ended before it looked at the issuers again.
    reassess.again(reassess.storedOnOldIssuer(passed), Cause.ISSUER);
    Set<CertificateId> followed = new HashSet<>(consequences.follow(writes));
    Set<CertificateId> refused = judgements.store(writes);
    List<Judgement> done =
        writes.stream().filter(write -> !refused.contains(write.replica().id())).toList();
    followed.removeAll(refused);
    reassess.followStored(followed);
    done.forEach(write -> intakes.put(write.replica().id(), Intake.APPLIED));
    reassess.again(reassess.onOldIssuer(done), Cause.ISSUER);
    return refused.stream().collect(Collectors.toMap(id -> id, open::get));
  }

  /** What takes the place of another's word puts it right, and is told where it says otherwise. */
  private Judgement judged(
      Heard heard, Optional<IssuerTimeline> issuer, Optional<Standing> stored) {
    return stored.filter(this::isDoubtful).isPresent()
        ? heard.corrects(judge, issuer, stored)
        : heard.judged(judge, issuer, stored);
  }

  private boolean isDoubtful(Standing stored) {
    return stored.provenance().filter(it -> doubts.about(stored.home(), it)).isPresent();
  }

  private Optional<Intake> settled(Replica received, Standing stored) {
    if (isDoubtful(stored)) {
      return Optional.empty();
    }
    if (!stored.home().equals(received.view().home())) {
      return Optional.of(Intake.FOREIGN);
    }
    int version = received.view().version();
    if (stored.certificateVersion() < version) {
      return Optional.empty();
    }
    return Optional.of(stored.certificateVersion() == version ? Intake.DUPLICATE : Intake.STALE);
  }

  private static List<Intake> answers(
      List<Replica> batch, Map<CertificateId, Heard> newest, Map<CertificateId, Intake> intakes) {
    Map<CertificateId, Intake> left = new HashMap<>(intakes);
    List<Intake> answers = new ArrayList<>(batch.size());
    for (Replica each : batch) {
      if (each.view().version() < requireNonNull(newest.get(each.id())).newest().view().version()) {
        answers.add(Intake.STALE);
      } else {
        // The same version twice in one batch: the first did it, the rest are duplicates.
        Intake intake = left.get(each.id());
        answers.add(intake);
        left.put(each.id(), intake == Intake.APPLIED ? Intake.DUPLICATE : intake);
      }
    }
    return answers;
  }
}
