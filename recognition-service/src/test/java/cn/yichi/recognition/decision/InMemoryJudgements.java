package cn.yichi.recognition.decision;

import static java.util.function.Predicate.not;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.enquiry.DecisionBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judgements in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryJudgements implements Judgements, DecisionBooks {
  private static final int MAX_PENDING = 16;

  private final Map<CertificateId, Stored> stored = new LinkedHashMap<>();
  private final Map<String, Instant> erased = new HashMap<>();
  private Runnable beforeEachCall = () -> {};

  private record Stored(
      Judgement judgement,
      boolean published,
      int issuerVersion,
      String rules,
      Optional<LocalDate> againOn,
      String bookRevision,
      List<String> pending,
      List<String> sent) {
    Standing standing() {
      return new Standing(
          judgement.replica().view().home(),
          judgement.replica().homeProven(),
          judgement.replica().view().version(),
          judgement.revision(),
          judgement.decision().outcome().code(),
          judgement.fingerprint(),
          judgement.cause(),
          judgement.replica().cause(),
          issuerVersion,
          published,
          judgement.replica().provenance());
    }
  }

  /** Runs before each call, to let something else come in between or to crash. */
  public void beforeEachCall(Runnable interruption) {
    beforeEachCall = interruption;
  }

  /** Lets everything that waits be sent. */
  public void drain() {
    for (Stored each : stored.values()) {
      each.sent().addAll(each.pending());
      each.pending().clear();
    }
  }

  /** Ids of all facts announced about a certificate, in order. */
  public List<String> announced(CertificateId id) {
    List<String> all = new ArrayList<>();
    Optional.ofNullable(stored.get(id))
        .ifPresent(
            each -> {
              all.addAll(each.sent());
              all.addAll(each.pending());
            });
    return all;
  }

  /** The stored judgement. */
  public Judgement judgement(CertificateId id) {
    return Optional.ofNullable(stored.get(id)).orElseThrow().judgement();
  }

  /** What is stored, apart from revisions and causes. */
  public Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    stored.forEach(
        (id, each) ->
            state.put(
                id.value(),
                each.standing().certificateVersion()
                    + " "
                    + each.standing().outcome()
                    + " "
                    + each.standing().fingerprint()
                    + " "
                    + each.issuerVersion()));
    return state;
  }

  @Override
  public void eraseLeft(CertificateId id) {}

  @Override
  public Map<CertificateId, Standing> standings(Collection<CertificateId> ids) {
    beforeEachCall.run();
    Map<CertificateId, Standing> found = new HashMap<>();
    for (CertificateId id : ids) {
      Optional.ofNullable(stored.get(id)).ifPresent(each -> found.put(id, each.standing()));
    }
    return found;
  }

  @Override
  public Set<CertificateId> stillHeld(Set<CertificateId> ids) {
    return standings(ids).keySet();
  }

  @Override
  public List<Held> held(Collection<CertificateId> ids) {
    beforeEachCall.run();
    return ids.stream().filter(stored::containsKey).map(id -> held(stored.get(id))).toList();
  }

  @Override
  public Reading read(Collection<CertificateId> ids) {
    List<Held> held = held(ids);
    return new Reading() {
      @Override
      public List<Held> held() {
        return held;
      }

      @Override
      public Set<CertificateId> store(List<Judgement> judgements) {
        Map<CertificateId, Long> read = new HashMap<>();
        held.forEach(each -> read.put(each.replica().id(), each.standing().revision()));
        Set<CertificateId> refused = new HashSet<>();
        List<Judgement> fit = new ArrayList<>();
        for (Judgement each : judgements) {
          CertificateId id = each.replica().id();
          if (read.getOrDefault(id, 0L) == each.expectedRevision()) {
            fit.add(each);
          } else {
            refused.add(id);
          }
        }
        refused.addAll(InMemoryJudgements.this.store(fit));
        return refused;
      }
    };
  }

  private static Held held(Stored each) {
    return new Held(
        each.judgement().replica(),
        each.standing(),
        each.issuerVersion() == 0 ? Optional.empty() : Optional.of(each.issuerVersion()),
        each.bookRevision());
  }

  @Override
  public Set<CertificateId> store(List<Judgement> judgements) {
    beforeEachCall.run();
    Set<CertificateId> refused = new HashSet<>();
    for (Judgement each : judgements) {
      if (!store(each)) {
        refused.add(each.replica().id());
      }
    }
    return refused;
  }

  private boolean store(Judgement judgement) {
    Stored old = stored.get(judgement.replica().id());
    long revision = old == null ? 0 : old.judgement().revision();
    if (revision != judgement.expectedRevision()
        || old != null && old.pending().size() >= MAX_PENDING) {
      return false;
    }
    List<String> pending = old == null ? new ArrayList<>() : old.pending();
    if (judgement.announced()) {
      pending.add(fact(judgement));
    }
    Decision decision = judgement.decision();
    stored.put(
        judgement.replica().id(),
        new Stored(
            judgement,
            judgement.announced(),
            decision.issuerVersion().orElse(0),
            judgement.rules().text(),
            judgement.againOn(),
            decision.bookRevision(),
            pending,
            old == null ? new ArrayList<>() : old.sent()));
    return true;
  }

  private static String fact(Judgement judgement) {
    return judgement.replica().id().value() + "/500000/" + judgement.revision();
  }

  @Override
  public void confirm(List<Judgement> unchanged) {
    beforeEachCall.run();
    for (Judgement each : unchanged) {
      stored.computeIfPresent(
          each.replica().id(),
          (id, old) ->
              old.judgement().revision() == each.expectedRevision() ? confirmed(old, each) : old);
    }
  }

  private static Stored confirmed(Stored old, Judgement by) {
    Decision decision = by.decision();
    return new Stored(
        old.judgement(),
        old.published(),
        Math.max(old.issuerVersion(), decision.issuerVersion().orElse(0)),
        by.rules().text(),
        by.againOn(),
        decision.bookRevision(),
        old.pending(),
        old.sent());
  }

  @Override
  public boolean announce(CertificateId id, long revision) {
    beforeEachCall.run();
    Stored old = stored.get(id);
    if (old == null
        || old.published()
        || old.judgement().revision() != revision
        || old.pending().size() >= MAX_PENDING) {
      return false;
    }
    old.pending().add(fact(old.judgement()));
    stored.put(
        id,
        new Stored(
            old.judgement(),
            true,
            old.issuerVersion(),
            old.rules(),
            old.againOn(),
            old.bookRevision(),
            old.pending(),
            old.sent()));
    return true;
  }

  @Override
  public List<CertificateId> touched(Touched by, Span within, int limit) {
    beforeEachCall.run();
    return stored.values().stream()
        .filter(each -> isTouched(each, by))
        .map(each -> each.judgement().replica().id())
        .filter(id -> id.value().compareTo(within.after()) > 0)
        .filter(id -> id.value().compareTo(within.before()) < 0)
        .sorted(Comparator.comparing(CertificateId::value))
        .limit(limit)
        .toList();
  }

  @Override
  public long count(Touched by) {
    beforeEachCall.run();
    return stored.values().stream().filter(each -> isTouched(each, by)).count();
  }

  private static boolean isTouched(Stored each, Touched by) {
    return switch (by) {
      case Touched.ByRules(var texts) -> texts.contains(each.rules());
      case Touched.ByDay(var day) -> each.againOn().filter(due -> !due.isAfter(day)).isPresent();
      case Touched.ByIssuer(var issuer, var notOn) ->
          each.judgement().replica().issuer().equals(issuer)
              && (notOn.isEmpty() || each.issuerVersion() != notOn.getAsInt());
    };
  }

  @Override
  public Set<String> rulesInUse() {
    beforeEachCall.run();
    return stored.values().stream().map(Stored::rules).collect(Collectors.toSet());
  }

  @Override
  public void every(int chunk, Consumer<List<Held>> visitor) {
    List<Held> all = stored.values().stream().map(InMemoryJudgements::held).toList();
    for (int from = 0; from < all.size(); from += chunk) {
      visitor.accept(all.subList(from, Math.min(all.size(), from + chunk)));
    }
  }

  @Override
  public long size() {
    return stored.size();
  }

  @Override
  public void ofHolders(
      Collection<HolderRef> holders, int chunk, Consumer<List<CertificateId>> visitor) {
    beforeEachCall.run();
    walk(each -> holders.contains(each.judgement().replica().holder()), chunk, visitor);
  }

  private void walk(Predicate<Stored> filter, int chunk, Consumer<List<CertificateId>> visitor) {
    List<CertificateId> ids =
        stored.values().stream()
            .filter(filter)
            .map(each -> each.judgement().replica().id())
            .toList();
    for (int from = 0; from < ids.size(); from += chunk) {
      visitor.accept(ids.subList(from, Math.min(ids.size(), from + chunk)));
    }
  }

  @Override
  public void noteErasure(CertificateId id, Region home, Instant signedAt) {
    beforeEachCall.run();
    erased.merge(
        home.code() + id.value(), signedAt, (one, other) -> one.isAfter(other) ? one : other);
  }

  @Override
  public Set<Replica> erasedSince(Collection<Replica> replicas) {
    beforeEachCall.run();
    Set<Replica> since = new HashSet<>();
    for (Replica each : replicas) {
      Optional<Instant> at =
          Optional.ofNullable(erased.get(each.view().home().code() + each.id().value()));
      if (each.provenance().flatMap(it -> at.filter(not(it.signedAt()::isAfter))).isPresent()) {
        since.add(each);
      }
    }
    return since;
  }

  @Override
  public void erase(CertificateId id, Region home) {
    beforeEachCall.run();
    if (stored.containsKey(id) && stored.get(id).standing().home().equals(home)) {
      stored.remove(id);
    }
  }

  @Override
  public List<Held> byNumber(Collection<String> numberDigests) {
    beforeEachCall.run();
    return stored.values().stream()
        .filter(each -> numberDigests.contains(each.judgement().replica().numberDigest()))
        .map(InMemoryJudgements::held)
        .toList();
  }

  @Override
  public List<Line> page(Optional<CertificateId> after, int limit) {
    return stored.values().stream()
        .sorted(Comparator.comparing(each -> each.judgement().replica().id().value()))
        .filter(
            each ->
                after.isEmpty()
                    || each.judgement().replica().id().value().compareTo(after.get().value()) > 0)
        .limit(limit)
        .map(
            each ->
                new Line(
                    each.judgement().replica().id(),
                    each.standing().certificateVersion(),
                    each.standing().revision(),
                    each.standing().outcome(),
                    each.standing().home(),
                    each.published(),
                    each.judgement().cause().name()))
        .toList();
  }

  @Override
  public List<Count> counts() {
    Map<String, Count> counts = new TreeMap<>();
    for (Stored each : stored.values()) {
      Standing standing = each.standing();
      counts.merge(
          standing.home().code() + standing.outcome(),
          new Count(standing.home(), standing.outcome(), 1),
          (one, other) ->
              new Count(one.home(), one.outcome(), one.decisions() + other.decisions()));
    }
    return List.copyOf(counts.values());
  }
}
