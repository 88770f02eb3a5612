package cn.yichi.recognition.authorisation;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The store of authorisations. Days are legal days; open is {@link Authorisation#isOpen}. */
public interface RecordedAuthorisations {

  /**
   * What was kept of a statement.
   *
   * @param authorisation the new one, or the one that was there
   * @param isNew whether it was written now
   */
  record Kept(Authorisation authorisation, boolean isNew) {}

  /**
   * Keeps a statement. One of the same person, organisation and window that nobody ended is
   * answered as it is, also where two write at once; after one that was ended a new one begins.
   * Empty while another write of the same is under way and cannot be seen yet: to be tried again.
   */
  Optional<Kept> keep(Statement stated, Instant now);

  /** The open authorisations of a person, in no order. */
  List<Authorisation> open(Person person, LocalDate today);

  /** For whom a person acts on a day, each once, in no order. One read by key. */
  List<SocialCreditCode> inForce(Person person, LocalDate today);

  /**
   * How many of an organisation are open.
   *
   * @param most where to stop counting
   */
  int countOpen(SocialCreditCode organisation, LocalDate today, int most);

  /** One of an organisation's; empty where it has none of that id. */
  Optional<Authorisation> find(SocialCreditCode organisation, AuthorisationId id);

  /**
   * Ends one of an organisation's. One that was ended before stays as it is. Empty where the
   * organisation has none of that id.
   */
  Optional<Authorisation> end(SocialCreditCode organisation, AuthorisationId id, Instant now);

  /**
   * All of an organisation, ended ones too, in the order of ids.
   *
   * @param after the last id of the page before; empty for the first page
   * @param limit most answers, at least 1
   */
  List<Authorisation> page(
      SocialCreditCode organisation, Optional<AuthorisationId> after, int limit);
}
