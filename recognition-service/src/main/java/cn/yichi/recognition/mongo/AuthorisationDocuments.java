package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.rotation.SealedFields;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.Sealed;
import cn.yichi.recognition.authorisation.Authorisation;
import cn.yichi.recognition.authorisation.AuthorisationId;
import cn.yichi.recognition.authorisation.Person;
import cn.yichi.recognition.authorisation.Statement;
import cn.yichi.recognition.authorisation.Window;
import cn.yichi.recognition.decision.JudgeCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An authorisation as a document. Subject and basis are sealed; the person is found by blind index.
 * While nobody ended it, {@code openUntil} holds its last day, or a day that never comes.
 */
@Component
final class AuthorisationDocuments {
  static final String PERSON = "person";
  static final String ORGANISATION = "organisation";
  static final String FROM = "from";
  static final String UNTIL = "until";
  static final String OPEN_UNTIL = "openUntil";
  static final String ENDED = "ended";
  private static final String NEVER = "9999-12-31";
  private static final String PROVIDER = "provider";
  private static final String SUBJECT = "subject";
  private static final String BASIS = "basis";
  private static final String RECORDED_AT = "recordedAt";

  private final PiiVault vault;

  AuthorisationDocuments(PiiVault vault) {
    this.vault = vault;
  }

  /** A subject is text of any kind, a provider has no line break: no two pairs give the same. */
  String person(Person person) {
    return vault.blindIndex("authorised-person", person.provider() + '\n' + person.subject());
  }

  /**
   * The id, the same whoever writes it.
   *
   * @param before how many of the same person, organisation and window are on record
   */
  AuthorisationId id(Statement stated, int before) {
    Window window = stated.window();
    String key =
        String.join(
            "/",
            person(stated.person()),
            stated.organisation().value(),
            window.from().toString(),
            window.until().map(LocalDate::toString).orElse(""),
            Integer.toString(before));
    return new AuthorisationId(vault.blindIndex("authorisation", key));
  }

  Document write(Authorisation authorisation) {
    Statement stated = authorisation.stated();
    AuthorisationId id = authorisation.id();
    Optional<String> until = stated.window().until().map(LocalDate::toString);
    Document document =
        new Document("_id", id.value())
            .append("schemaVersion", 1)
            .append(PERSON, person(stated.person()))
            .append(PROVIDER, stated.person().provider())
            .append(SUBJECT, sealed(id, SUBJECT, stated.person().subject()))
            .append(ORGANISATION, stated.organisation().value())
            .append(FROM, stated.window().from().toString())
            .append(BASIS, sealed(id, BASIS, stated.basis()))
            .append(RECORDED_AT, authorisation.recordedAt().toString())
            .append(OPEN_UNTIL, until.orElse(NEVER));
    until.ifPresent(day -> document.append(UNTIL, day));
    return document;
  }

  Authorisation read(Document document) {
    AuthorisationId id = new AuthorisationId(document.getString("_id"));
    Person person =
        new Person(document.getString(PROVIDER), opened(id, SUBJECT, document.getString(SUBJECT)));
    Window window =
        new Window(
            LocalDate.parse(document.getString(FROM)),
            optional(document.getString(UNTIL)).map(LocalDate::parse));
    return new Authorisation(
        id,
        new Statement(
            person, organisation(document), window, opened(id, BASIS, document.getString(BASIS))),
        Instant.parse(document.getString(RECORDED_AT)),
        optional(document.getString(ENDED)).map(Instant::parse));
  }

  /** When nobody could act on it any more; empty where somebody still may. */
  static Optional<Instant> over(Document document) {
    return optional(document.getString(ENDED))
        .map(Instant::parse)
        .or(
            () ->
                optional(document.getString(UNTIL))
                    .map(day -> LocalDate.parse(day).plusDays(1))
                    .map(day -> day.atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant()));
  }

  static SocialCreditCode organisation(Document document) {
    return new SocialCreditCode(document.getString(ORGANISATION));
  }

  private static Optional<String> optional(@Nullable String stored) {
    return Optional.ofNullable(stored);
  }

  private String sealed(AuthorisationId id, String field, String value) {
    return vault.seal(value, context(id, field)).text();
  }

  private String opened(AuthorisationId id, String field, String sealed) {
    return vault.open(Sealed.parse(sealed), context(id, field));
  }

  private static String context(AuthorisationId id, String field) {
    return context(id.value(), field);
  }

  private static String context(String id, String field) {
    return "authorisation/" + id + "/" + field;
  }

  /** What the change of keys seals anew. */
  SealedFields sealedFields() {
    return new SealedFields(
        vault, Map.of(SUBJECT, id -> context(id, SUBJECT), BASIS, id -> context(id, BASIS)));
  }
}
