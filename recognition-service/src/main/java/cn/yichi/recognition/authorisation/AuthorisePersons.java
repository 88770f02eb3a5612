package cn.yichi.recognition.authorisation;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Records and ends authorisations, and says for whom somebody acts today. Today is a legal day.
 *
 * <p>The limits are looked at before the write, not with it: two officers who record at once may
 * pass one by one. They keep a look-up and a list small; nothing else rests on them.
 */
public final class AuthorisePersons {
  /** Most open authorisations of one person. */
  public static final int MOST_OF_PERSON = 100;

  /** Most open authorisations for one organisation. */
  public static final int MOST_OF_ORGANISATION = 10_000;

  private final RecordedAuthorisations recorded;
  private final Clock clock;
  private final Clock legalClock;

  /**
   * @param legalZone where legal days are counted
   */
  public AuthorisePersons(RecordedAuthorisations recorded, Clock clock, ZoneId legalZone) {
    this.recorded = recorded;
    this.clock = clock;
    this.legalClock = clock.withZone(legalZone);
  }

  /** What became of a statement. */
  public sealed interface Outcome {
    /** Recorded now. */
    record Recorded(Authorisation authorisation) implements Outcome {}

    /** The same person, organisation and window are on record and open; nothing was written. */
    record AlreadyRecorded(Authorisation authorisation) implements Outcome {}

    /** The person has {@link #MOST_OF_PERSON} open ones. */
    record PersonFull() implements Outcome {}

    /** The organisation has {@link #MOST_OF_ORGANISATION} open ones. */
    record OrganisationFull() implements Outcome {}

    /** Somebody else is recording the same; whether it is on record can be told later. */
    record Busy() implements Outcome {}
  }

  public Outcome record(Statement stated) {
    LocalDate today = today();
    List<Authorisation> open = recorded.open(stated.person(), today);
    Optional<Authorisation> same =
        open.stream().filter(each -> each.stated().isLike(stated)).findFirst();
    if (same.isPresent()) {
      return new Outcome.AlreadyRecorded(same.get());
    }
    if (open.size() >= MOST_OF_PERSON) {
      return new Outcome.PersonFull();
    }
    int ofOrganisation = recorded.countOpen(stated.organisation(), today, MOST_OF_ORGANISATION);
    if (ofOrganisation >= MOST_OF_ORGANISATION) {
      return new Outcome.OrganisationFull();
    }
    return recorded
        .keep(stated, clock.instant())
        .map(AuthorisePersons::outcome)
        .orElseGet(Outcome.Busy::new);
  }

  private static Outcome outcome(RecordedAuthorisations.Kept kept) {
    return kept.isNew()
        ? new Outcome.Recorded(kept.authorisation())
        : new Outcome.AlreadyRecorded(kept.authorisation());
  }

  /** Ends one now; one ended before keeps its time. Empty where the organisation has none such. */
  public Optional<Authorisation> end(SocialCreditCode organisation, AuthorisationId id) {
    return recorded.end(organisation, id, clock.instant());
  }

  /** For whom a person acts today. */
  public List<SocialCreditCode> organisationsOf(Person person) {
    return recorded.inForce(person, today());
  }

  public LocalDate today() {
    return LocalDate.now(legalClock);
  }
}
