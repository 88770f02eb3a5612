package cn.yichi.recognition.authorisation;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Authorisations in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryAuthorisations implements RecordedAuthorisations {
  private final Map<String, Authorisation> kept = new TreeMap<>();

  @Override
  public synchronized Optional<Kept> keep(Statement stated, Instant now) {
    return Optional.of(
        all(each -> each.stated().isLike(stated) && each.ended().isEmpty())
            .findFirst()
            .map(there -> new Kept(there, false))
            .orElseGet(() -> new Kept(add(stated, now), true)));
  }

  /** Without a look whether it is there. */
  Authorisation add(Statement stated, Instant now) {
    // Neither the first nor the last in the order of ids.
    int scattered = kept.size() * 7919 % 99_991;
    AuthorisationId id = new AuthorisationId(String.format("%043d", scattered));
    Authorisation fresh = new Authorisation(id, stated, now, Optional.empty());
    kept.put(id.value(), fresh);
    return fresh;
  }

  private Stream<Authorisation> all(Predicate<Authorisation> which) {
    return kept.values().stream().filter(which);
  }

  @Override
  public synchronized List<Authorisation> open(Person person, LocalDate today) {
    return all(each -> each.stated().person().equals(person) && each.isOpen(today)).toList();
  }

  @Override
  public synchronized List<SocialCreditCode> inForce(Person person, LocalDate today) {
    return open(person, today).stream()
        .filter(each -> each.on(today) == Authorisation.State.IN_FORCE)
        .map(each -> each.stated().organisation())
        .distinct()
        .toList();
  }

  @Override
  public synchronized int countOpen(SocialCreditCode organisation, LocalDate today, int most) {
    return (int) of(organisation).filter(each -> each.isOpen(today)).limit(most).count();
  }

  private Stream<Authorisation> of(SocialCreditCode organisation) {
    return all(each -> each.stated().organisation().equals(organisation));
  }

  @Override
  public synchronized Optional<Authorisation> find(
      SocialCreditCode organisation, AuthorisationId id) {
    return of(organisation).filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<Authorisation> end(
      SocialCreditCode organisation, AuthorisationId id, Instant now) {
    find(organisation, id)
        .filter(each -> each.ended().isEmpty())
        .ifPresent(
            each ->
                kept.put(
                    id.value(),
                    new Authorisation(id, each.stated(), each.recordedAt(), Optional.of(now))));
    return find(organisation, id);
  }

  @Override
  public synchronized List<Authorisation> page(
      SocialCreditCode organisation, Optional<AuthorisationId> after, int limit) {
    String from = after.map(AuthorisationId::value).orElse("");
    return of(organisation)
        .filter(each -> each.id().value().compareTo(from) > 0)
        .limit(limit)
        .toList();
  }
}
