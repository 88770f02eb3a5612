package cn.yichi.recognition.decision;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
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
 * {@code STALE} a newer one is, or came after it in the same batch, or the region erased it since;
 * {@code FOREIGN} the id is taken by a certificate of another region, which only that region may
 * change.
 */
public final class AssessCertificates {
  private static final int ATTEMPTS = 20;

  private final Judgements judgements;
  private final LookBeside look;
  private final JudgeCase judge;
  private final Grounds grounds;
  private final DecideAgain decide;
  private final Consequences consequences;
  private final Doubts doubts;

  public AssessCertificates(
      Judgements judgements,
      LookBeside look,
      JudgeCase judge,
      ReassessCertificates reassess,
      Consequences consequences,
      Doubts doubts) {
    this.judgements = judgements;
    this.look = look;
    this.judge = judge;
    this.grounds = reassess.grounds();
    this.decide = reassess.decide();
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
    Map<Claim, Arrivals> claims = new LinkedHashMap<>();
    for (Replica each : batch) {
      claims
          .computeIfAbsent(Claim.of(each), claim -> new Arrivals(new ArrayList<>()))
          .versions()
          .add(each);
    }
    Map<Claim, List<Intake>> intakes = new HashMap<>();
    for (Map<CertificateId, Arrivals> wave : waves(claims.values())) {
      Map<CertificateId, Arrivals> open = wave;
      for (int attempt = 0; !open.isEmpty(); attempt++) {
        if (attempt == ATTEMPTS) {
          throw new Contended();
        }
        open = round(open, intakes);
      }
    }
    return answers(batch, intakes);
  }

  /** Versions count within what one region says of an id; two regions never outdo each other. */
  private record Claim(CertificateId id, Region home) {
    static Claim of(Replica replica) {
      return new Claim(replica.id(), replica.view().home());
    }
  }

  /** One wave, unless regions dispute an id: then their claims come after one another. */
  private static List<Map<CertificateId, Arrivals>> waves(Collection<Arrivals> claims) {
    List<Map<CertificateId, Arrivals>> waves = new ArrayList<>();
    for (Arrivals each : claims) {
      Map<CertificateId, Arrivals> free =
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
  private Map<CertificateId, Arrivals> round(
      Map<CertificateId, Arrivals> open, Map<Claim, List<Intake>> intakes) {
    Map<CertificateId, Standing> stored = new HashMap<>(judgements.standings(open.keySet()));
    Set<Replica> erased =
        judgements.erasedSince(
            open.values().stream().flatMap(each -> each.versions().stream()).toList());
    eraseLeft(erased, stored);
    List<Heard> heard = new ArrayList<>(open.size());
    List<CertificateId> passed = new ArrayList<>();
    for (Arrivals each : open.values()) {
      Optional<Standing> standing = Optional.ofNullable(stored.get(each.id()));
      Arrivals.Settled settled = each.over(standing, erased, doubts);
      intakes.put(new Claim(each.id(), each.home()), settled.intakes());
      settled.heard().ifPresentOrElse(heard::add, () -> passed.add(each.id()));
    }
    decide.followStored(passed);
    // Stored by an attempt that ended before it looked again at what it rests on.
    decide.again(grounds.storedOnOldIssuer(passed), Cause.ISSUER);
    decide.again(grounds.restOnOthers(passed), Cause.CORRECTION);
    return store(judged(heard, stored)).stream().collect(Collectors.toMap(id -> id, open::get));
  }

  private List<Judgement> judged(List<Heard> heard, Map<CertificateId, Standing> stored) {
    Map<CertificateId, Beside> beside =
        look.of(heard.stream().map(Heard::newest).toList(), judge.book(), judge.host());
    return heard.stream()
        .map(
            each ->
                judged(
                    each,
                    beside.getOrDefault(each.id(), Beside.NOTHING),
                    Optional.ofNullable(stored.get(each.id()))))
        .toList();
  }

  /** Answers what another write came before. */
  private Set<CertificateId> store(List<Judgement> writes) {
    Set<CertificateId> followed = consequences.follow(writes);
    Set<CertificateId> refused = judgements.store(writes);
    List<Judgement> stored =
        writes.stream().filter(write -> !refused.contains(write.replica().id())).toList();
    // Who paused before the write may store what its region erased in the meantime.
    Set<Replica> erased = judgements.erasedSince(stored.stream().map(Judgement::replica).toList());
    erased.forEach(this::erase);
    List<Judgement> done =
        stored.stream().filter(each -> !erased.contains(each.replica())).toList();
    decide.followOnceMore(
        done.stream()
            .filter(each -> each.expectedRevision() > 0 || followed.contains(each.replica().id()))
            .toList());
    decide.again(grounds.onOldIssuer(done), Cause.ISSUER);
    decide.again(grounds.besideOthers(done), Cause.CORRECTION);
    decide.again(grounds.onOldRules(done), Cause.AGREEMENT);
    return refused;
  }

  /** What was stored though it was erased, by who ended before he could erase it again. */
  private void eraseLeft(Set<Replica> erased, Map<CertificateId, Standing> stored) {
    for (Replica each : erased) {
      if (Optional.ofNullable(stored.get(each.id())).filter(each::isHeld).isPresent()) {
        erase(each);
        stored.remove(each.id());
      }
    }
  }

  private void erase(Replica replica) {
    consequences.erase(replica.id());
    judgements.erase(replica.id(), replica.view().home());
    consequences.takeBack(replica.id());
    decide.followStored(List.of(replica.id()));
  }

  /** What takes the place of another's word puts it right, and is told where it says otherwise. */
  private Judgement judged(Heard heard, Beside beside, Optional<Standing> stored) {
    return stored.filter(it -> isAnothers(it, heard.newest().view().home())).isPresent()
        ? heard.corrects(judge, beside, stored)
        : heard.judged(judge, beside, stored);
  }

  private boolean isAnothers(Standing stored, Region home) {
    return !stored.home().equals(home) || doubts.about(stored.home(), stored.provenance());
  }

  private static List<Intake> answers(List<Replica> batch, Map<Claim, List<Intake>> intakes) {
    Map<Claim, Iterator<Intake>> next = new HashMap<>();
    intakes.forEach((claim, each) -> next.put(claim, each.iterator()));
    return batch.stream().map(each -> requireNonNull(next.get(Claim.of(each))).next()).toList();
  }
}
