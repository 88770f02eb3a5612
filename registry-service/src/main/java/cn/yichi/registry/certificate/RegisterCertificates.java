package cn.yichi.registry.certificate;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Enters certificates (登记), in batches. The holder is entered first, so that a certificate on file
 * always has one. Each registration ends as {@link Registered.Accepted}, {@link
 * Registered.AlreadyKnown}, {@link Registered.Conflict} or {@link Registered.Busy}; running a batch
 * again after a crash completes it.
 *
 * <p>Personal data of a registration that is known or in conflict is not stored: the same file
 * twice changes nothing, and a wrong number leaves no trace of its sender's rows.
 */
public final class RegisterCertificates {
  private final Persons persons;
  private final Pseudonyms pseudonyms;
  private final Certificates certificates;
  private final CertificateIdentities identities;
  private final NumbersOnFile onFile;
  private final Clock clock;

  public RegisterCertificates(
      Persons persons,
      Pseudonyms pseudonyms,
      Certificates certificates,
      CertificateIdentities identities,
      Clock clock) {
    this.persons = persons;
    this.pseudonyms = pseudonyms;
    this.certificates = certificates;
    this.identities = identities;
    this.onFile = new NumbersOnFile(certificates, identities);
    this.clock = clock;
  }

  /**
   * Registers a batch; some 500 at a time is a good measure.
   *
   * @return one outcome per registration, in the same order
   */
  public List<Registered> register(List<Registration> batch) {
    List<Candidate> candidates = candidates(batch);
    Map<CertificateId, Candidate> first = new LinkedHashMap<>();
    candidates.forEach(candidate -> first.putIfAbsent(candidate.id(), candidate));
    Map<CertificateId, Certificate> known =
        onFile.find(first.values().stream().map(Candidate::number).toList());
    List<Candidate> fresh =
        first.values().stream().filter(candidate -> !known.containsKey(candidate.id())).toList();
    Map<CertificateId, Registered> outcomes = enter(fresh, known);
    return candidates.stream()
        .map(
            candidate ->
                outcome(candidate, requireNonNull(first.get(candidate.id())), known, outcomes))
        .toList();
  }

  private List<Candidate> candidates(List<Registration> batch) {
    List<HolderRef> holders =
        pseudonyms.of(batch.stream().map(stated -> stated.holder().document()).toList());
    List<Candidate> candidates = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      Registration stated = batch.get(i);
      candidates.add(
          new Candidate(
              stated, identities.numbered(stated.kind(), stated.number()), holders.get(i)));
    }
    return candidates;
  }

  /**
   * Holders first, then certificates whose holder is in. Adds to {@code known} who came before us.
   */
  private Map<CertificateId, Registered> enter(
      List<Candidate> fresh, Map<CertificateId, Certificate> known) {
    Map<HolderRef, Persons.Entered> holders = enterHolders(fresh);
    Map<CertificateId, Registered> outcomes = new HashMap<>();
    List<CertificateChange> changes = new ArrayList<>(fresh.size());
    for (Candidate candidate : fresh) {
      if (holders.get(candidate.holder()) == Persons.Entered.BUSY) {
        outcomes.put(candidate.id(), new Registered.Busy(candidate.id()));
      } else {
        changes.add(issued(candidate));
      }
    }
    save(changes, known, outcomes);
    return outcomes;
  }

  private CertificateChange issued(Candidate candidate) {
    return Certificate.issue(
        identities.of(candidate.stated(), candidate.id(), candidate.holder()),
        candidate.stated(),
        clock.instant());
  }

  private Map<HolderRef, Persons.Entered> enterHolders(List<Candidate> fresh) {
    Map<HolderRef, Person> stated = new LinkedHashMap<>();
    for (Candidate candidate : fresh) {
      stated.merge(
          candidate.holder(),
          Person.of(candidate.holder(), candidate.stated()),
          Person::thenStated);
    }
    List<Person> people = List.copyOf(stated.values());
    List<Persons.Entered> entered = people.isEmpty() ? List.of() : persons.enter(people);
    Map<HolderRef, Persons.Entered> byRef = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      byRef.put(people.get(i).ref(), entered.get(i));
    }
    return byRef;
  }

  private void save(
      List<CertificateChange> changes,
      Map<CertificateId, Certificate> known,
      Map<CertificateId, Registered> outcomes) {
    List<Certificates.Saved> saved = changes.isEmpty() ? List.of() : certificates.save(changes);
    List<CertificateId> overtaken = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      CertificateId id = changes.get(i).next().id();
      switch (saved.get(i)) {
        case STORED -> outcomes.put(id, new Registered.Accepted(id, 1));
        case STALE -> overtaken.add(id);
        case BUSY -> outcomes.put(id, new Registered.Busy(id));
      }
    }
    if (!overtaken.isEmpty()) {
      known.putAll(certificates.find(overtaken));
    }
  }

  @SuppressWarnings("ReferenceEquality") // an equal candidate further down is a repetition
  private Registered outcome(
      Candidate candidate,
      Candidate first,
      Map<CertificateId, Certificate> known,
      Map<CertificateId, Registered> outcomes) {
    Certificate stored = known.get(candidate.id());
    if (stored != null) {
      return compared(stored, candidate);
    }
    Registered ofFirst = outcomes.getOrDefault(candidate.id(), new Registered.Busy(candidate.id()));
    return candidate == first || ofFirst instanceof Registered.Busy
        ? ofFirst
        : compared(issued(first).next(), candidate);
  }

  private Registered compared(Certificate stored, Candidate candidate) {
    CertificateIdentity again = identities.of(candidate.stated(), stored, candidate.holder());
    List<String> differences =
        stored.differences(Certificate.issue(again, candidate.stated(), clock.instant()).next());
    return differences.isEmpty()
        ? new Registered.AlreadyKnown(stored.id(), stored.version(), stored.entry().origin())
        : new Registered.Conflict(
            stored.id(), stored.version(), differences, stored.entry().origin());
  }

  private record Candidate(Registration stated, Numbered number, HolderRef holder) {
    CertificateId id() {
      return number.id();
    }
  }
}
