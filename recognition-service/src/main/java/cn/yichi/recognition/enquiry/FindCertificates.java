package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Replica;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds received certificates by number and holder. An unknown number and a holder that does not
 * match give the same empty answer, so that nothing can be learnt by guessing. What was published
 * under any version of the federation's key that can be asked is found.
 */
public final class FindCertificates {
  private static final int CHUNK = 500;

  private final Judgements judgements;
  private final FederatedDigests digests;
  private final SamePersons persons;

  public FindCertificates(Judgements judgements, FederatedDigests digests, SamePersons persons) {
    this.judgements = judgements;
    this.digests = digests;
    this.persons = persons;
  }

  /** Those that fit both facts. */
  List<Judgements.Held> sought(Sought sought) {
    return switch (sought) {
      case Identification one -> matching(one);
      case HolderSearch holder -> of(holder);
    };
  }

  /** Whether a certificate fits both facts. */
  boolean fits(Sought sought, Replica replica) {
    return switch (sought) {
      case Identification one -> matches(replica, one);
      case HolderSearch holder ->
          refs(holder).contains(replica.holder())
              && holder.wants(replica.view())
              && matches(replica, holder);
    };
  }

  private Set<HolderRef> refs(HolderSearch stated) {
    Set<HolderRef> refs = new HashSet<>();
    stated.documents().forEach(each -> refs.addAll(digests.holderRefs(each)));
    return refs;
  }

  /** Those of which every stated fact holds: nearly always none or one. */
  List<Judgements.Held> matching(Identification stated) {
    String number = CertificateNumber.normalise(stated.number());
    List<Judgements.Held> matching = new ArrayList<>(1);
    for (Judgements.Held held : judgements.byNumber(digests.numberDigests(number))) {
      if (matches(held.replica(), stated)) {
        matching.add(held);
      }
    }
    return matching;
  }

  /** The same for each of many, with one read for all of them. */
  public List<List<Judgements.Held>> matchingEach(List<Identification> stated) {
    List<List<String>> sought =
        stated.stream()
            .map(each -> digests.numberDigests(CertificateNumber.normalise(each.number())))
            .toList();
    Map<String, List<Judgements.Held>> found = new HashMap<>();
    Set<String> all = new HashSet<>();
    sought.forEach(all::addAll);
    if (!all.isEmpty()) {
      for (Judgements.Held held : judgements.byNumber(all)) {
        found
            .computeIfAbsent(held.replica().numberDigest(), digest -> new ArrayList<>(1))
            .add(held);
      }
    }
    List<List<Judgements.Held>> matching = new ArrayList<>(stated.size());
    for (int i = 0; i < stated.size(); i++) {
      Identification one = stated.get(i);
      matching.add(
          sought.get(i).stream()
              .flatMap(digest -> found.getOrDefault(digest, List.of()).stream())
              .filter(held -> matches(held.replica(), one))
              .toList());
    }
    return matching;
  }

  /**
   * Those of a holder, the latest issued first. They are found by the pseudonyms that go with the
   * stated document under any version of the federation's key, so its budget bounds who tries
   * documents. What goes by a pseudonym that was only linked with these is not found so.
   */
  List<Judgements.Held> of(HolderSearch stated) {
    Set<HolderRef> refs = refs(stated);
    List<CertificateId> ids = new ArrayList<>();
    if (!refs.isEmpty()) {
      judgements.ofHolders(refs, CHUNK, ids::addAll);
    }
    List<Judgements.Held> held = ids.isEmpty() ? List.of() : judgements.held(ids);
    return held.stream()
        .filter(each -> stated.wants(each.replica().view()) && matches(each.replica(), stated))
        .sorted(
            Comparator.comparing((Judgements.Held each) -> each.replica().view().issuedOn())
                .reversed()
                .thenComparing(each -> each.replica().id().value()))
        .toList();
  }

  private boolean matches(Replica replica, HolderSearch stated) {
    return stated.own().map(own -> isOwn(replica, own)).orElse(true)
        && digests.nameDigests(replica.id(), stated.holderName()).contains(replica.nameDigest());
  }

  private boolean matches(Replica replica, Identification stated) {
    CertificateId id = replica.id();
    return stated.own().map(own -> isOwn(replica, own)).orElse(true)
        && stated
            .holderName()
            .map(name -> digests.nameDigests(id, name).contains(replica.nameDigest()))
            .orElse(true)
        && stated
            .documentNumber()
            .map(number -> digests.documentDigests(id, number))
            .map(any -> any.stream().anyMatch(replica.documentDigests()::contains))
            .orElse(true);
  }

  /** Links are looked for only where the certificate does not go by what the asker is known by. */
  private boolean isOwn(Replica replica, Set<HolderRef> own) {
    return own.contains(replica.holder())
        || persons.is(replica.view().home(), own, replica.holder());
  }
}
