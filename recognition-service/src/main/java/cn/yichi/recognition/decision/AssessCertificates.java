package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import java.util.ArrayList;
import java.util.Collection;
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
 * <p>What is stored by a key that its region has revoked since gives way to whatever the region has
 * signed since the key was lost, be it an older version.
 *
 * <p>An id belongs to the region that it proves as its home. Where nothing proves it, it belongs to
 * who came first, until its home is proven or the one who came first is in doubt.
 *
 * <p>Outcome per version: {@code APPLIED} stored; {@code DUPLICATE} that version is stored already;
 * {@code STALE} a newer one is, or stands later in the same batch, or the region erased it since;
 * {@code FOREIGN} the id is taken by a certificate of another region, which only that region may
 * change.
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
    Map<Claim, Heard> newest = new LinkedHashMap<>();
    batch.forEach(each -> newest.merge(Claim.of(each), Heard.of(each), Heard::and));
    Map<Claim, Intake> intakes = new HashMap<>();
    for (Map<CertificateId, Heard> wave : waves(newest.values())) {
      Map<CertificateId, Heard> open = wave;
      for (int attempt = 0; !open.isEmpty(); attempt++) {
        if (attempt == ATTEMPTS) {
          throw new Contended();
        }
        open = round(open, intakes);
      }
    }
    return answers(batch, newest, intakes);
  }

  /** Versions count within what one region says of an id; two regions never outdo each other. */
  private record Claim(CertificateId id, Region home) {
    static Claim of(Replica replica) {
      return new Claim(replica.id(), replica.view().home());
    }
  }

  /** One wave, unless regions dispute an id: then their claims come after one another. */
  private static List<Map<CertificateId, Heard>> waves(Collection<Heard> claims) {
    List<Map<CertificateId, Heard>> waves = new ArrayList<>();
    for (Heard each : claims) {
      Map<CertificateId, Heard> free =
          waves.stream().filter(wave -> !wave.containsKey(each.id())).findFirst().orElse(null);
      if (free == null) {
        free = new LinkedHashMap<>();
        waves.add(free);
      }
      free.put(each.id(), each);
    }
    return waves;
  }

  /** One attempt; answers what must be tried again. */
  private Map<CertificateId, Heard> round(
      Map<CertificateId, Heard> open, Map<Claim, Intake> intakes) {
    Map<CertificateId, Standing> stored = judgements.standings(open.keySet());
    Set<CertificateId> erased =
        judgements.erasedSince(open.values().stream().map(Heard::newest).toList());
    Map<IssuerId, IssuerTimeline> known =
        issuers.find(
            open.values().stream().map(each -> each.newest().issuer()).distinct().toList());
    List<Judgement> writes = new ArrayList<>(open.size());
    List<CertificateId> passed = new ArrayList<>();
    for (Heard each : open.values()) {
      Optional<Standing> standing = Optional.ofNullable(stored.get(each.id()));
      Optional<Intake> settled =
          erased.contains(each.id())
              ? Optional.of(Intake.STALE)
              : standing.flatMap(it -> settled(each.newest(), it));
      if (settled.isPresent()) {
        intakes.put(Claim.of(each.newest()), settled.get());
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
    done.forEach(write -> intakes.put(Claim.of(write.replica()), Intake.APPLIED));
    reassess.again(reassess.onOldIssuer(done), Cause.ISSUER);
    return refused.stream().collect(Collectors.toMap(id -> id, open::get));
  }

  /** What takes the place of another's word puts it right, and is told where it says otherwise. */
  private Judgement judged(
      Heard heard, Optional<IssuerTimeline> issuer, Optional<Standing> stored) {
    Heard kept = stored.map(heard::keeping).orElse(heard);
    return stored.filter(it -> isAnothers(it, heard.newest().view().home())).isPresent()
        ? kept.corrects(judge, issuer, stored)
        : kept.judged(judge, issuer, stored);
  }

  private boolean isAnothers(Standing stored, Region home) {
    return !stored.home().equals(home) || doubts.about(stored.home(), stored.provenance());
  }

  private Optional<Intake> settled(Replica received, Standing stored) {
    if (!stored.home().equals(received.view().home())) {
      return givesBack(stored, received) ? Optional.empty() : Optional.of(Intake.FOREIGN);
    }
    int version = received.view().version();
    if (stored.certificateVersion() < version
        || doubts.yields(stored.home(), stored.provenance(), received.provenance())) {
      return Optional.empty();
    }
    return Optional.of(stored.certificateVersion() == version ? Intake.DUPLICATE : Intake.STALE);
  }

  /** Whether an id that is held for one region goes to another. */
  private boolean givesBack(Standing stored, Replica to) {
    return !stored.homeIsProven()
        && (to.homeProven() || doubts.about(stored.home(), stored.provenance()));
  }

  private static List<Intake> answers(
      List<Replica> batch, Map<Claim, Heard> newest, Map<Claim, Intake> intakes) {
    Map<Claim, Intake> left = new HashMap<>(intakes);
    List<Intake> answers = new ArrayList<>(batch.size());
    for (Replica each : batch) {
      Claim claim = Claim.of(each);
      if (each.view().version() < requireNonNull(newest.get(claim)).newest().view().version()) {
        answers.add(Intake.STALE);
      } else {
        // The same version twice in one batch: the first did it, the rest are duplicates.
        Intake intake = left.get(claim);
        answers.add(intake);
        left.put(claim, intake == Intake.APPLIED ? Intake.DUPLICATE : intake);
      }
    }
    return answers;
  }
}
