package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for what was received beside certificates, a whole batch at once. Honours and reviews are
 * looked for only where an agreement between home and host asks for them.
 */
public final class LookBeside {
  private final IssuerTimelines issuers;
  private final HolderHonours honours;
  private final CrossReviews reviews;
  private final SameHolders persons;
  private final CertificateRulings rulings;

  public LookBeside(
      IssuerTimelines issuers,
      HolderHonours honours,
      CrossReviews reviews,
      SameHolders persons,
      CertificateRulings rulings) {
    this.issuers = issuers;
    this.honours = honours;
    this.reviews = reviews;
    this.persons = persons;
    this.rulings = rulings;
  }

  /** What stands beside each of these, as far as it is asked for in the host region. */
  public Map<CertificateId, Beside> of(
      Collection<Replica> replicas, AgreementBook book, Region host) {
    Map<IssuerId, IssuerTimeline> known =
        issuers.find(replicas.stream().map(Replica::issuer).distinct().toList());
    return of(replicas, book, host, replica -> Optional.ofNullable(known.get(replica.issuer())));
  }

  private Map<CertificateId, Beside> of(
      Collection<Replica> replicas,
      AgreementBook book,
      Region host,
      Function<Replica, Optional<IssuerTimeline>> issuer) {
    Map<CertificateId, List<Honour>> honoured = honours(replicas, book, host);
    Map<IssuerId, List<ReviewFinding>> reviewed = reviews(replicas, book, host);
    Map<CertificateId, List<Ruling>> ruled =
        rulings.of(replicas.stream().map(Replica::id).toList());
    Map<CertificateId, Beside> beside = new HashMap<>();
    for (Replica each : replicas) {
      beside.put(
          each.id(),
          new Beside(
              issuer.apply(each),
              honoured.getOrDefault(each.id(), List.of()),
              reviewed.getOrDefault(each.issuer(), List.of()),
              ruled.getOrDefault(each.id(), List.of())));
    }
    return beside;
  }

  /**
   * What stands beside one, for an answer to somebody who waits: its issuer at most a second behind
   * what is kept, and never older than a version.
   */
  public Beside recent(Replica replica, int issuerAtLeast, AgreementBook book, Region host) {
    Map<CertificateId, Beside> one =
        of(List.of(replica), book, host, each -> issuers.recent(each.issuer(), issuerAtLeast));
    return one.getOrDefault(replica.id(), Beside.NOTHING);
  }

  private Map<CertificateId, List<Honour>> honours(
      Collection<Replica> replicas, AgreementBook book, Region host) {
    List<Replica> asking =
        replicas.stream().filter(each -> book.asksForHonours(each.view().origin(), host)).toList();
    if (asking.isEmpty()) {
      return Map.of();
    }
    Map<CertificateId, List<HolderRef>> refs = refs(asking);
    Set<HolderRef> all = refs.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    Map<HolderRef, List<Honour>> found = honours.of(all);
    Map<CertificateId, List<Honour>> honoured = new HashMap<>();
    refs.forEach(
        (id, its) -> {
          List<Honour> held = new ArrayList<>();
          its.forEach(ref -> held.addAll(found.getOrDefault(ref, List.of())));
          honoured.put(id, held);
        });
    return honoured;
  }

  /** Every pseudonym of these holders that a region knows, themselves among them. */
  public Set<HolderRef> allOf(Region home, Collection<HolderRef> holders) {
    Set<HolderRef> all = new HashSet<>(holders);
    persons.of(home, holders).values().forEach(all::addAll);
    return all;
  }

  private Map<CertificateId, List<HolderRef>> refs(List<Replica> replicas) {
    Map<CertificateId, List<HolderRef>> refs = new HashMap<>();
    Map<Region, List<Replica>> byHome =
        replicas.stream().collect(Collectors.groupingBy(each -> each.view().home()));
    byHome.forEach(
        (home, its) -> {
          Map<HolderRef, List<HolderRef>> linked =
              persons.of(home, its.stream().map(Replica::holder).distinct().toList());
          for (Replica each : its) {
            Set<HolderRef> own = new HashSet<>(linked.getOrDefault(each.holder(), List.of()));
            own.add(each.holder());
            refs.put(each.id(), List.copyOf(own));
          }
        });
    return refs;
  }

  private Map<IssuerId, List<ReviewFinding>> reviews(
      Collection<Replica> replicas, AgreementBook book, Region host) {
    List<IssuerId> asking =
        replicas.stream()
            .filter(each -> book.asksForReviews(each.view().origin(), host))
            .map(Replica::issuer)
            .distinct()
            .toList();
    return asking.isEmpty() ? Map.of() : reviews.of(asking);
  }
}
