package cn.yichi.recognition.mongo;

import static cn.yichi.recognition.mongo.AuthorisationDocuments.ENDED;
import static cn.yichi.recognition.mongo.AuthorisationDocuments.FROM;
import static cn.yichi.recognition.mongo.AuthorisationDocuments.OPEN_UNTIL;
import static cn.yichi.recognition.mongo.AuthorisationDocuments.ORGANISATION;
import static cn.yichi.recognition.mongo.AuthorisationDocuments.PERSON;
import static cn.yichi.recognition.mongo.AuthorisationDocuments.UNTIL;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.authorisation.Authorisation;
import cn.yichi.recognition.authorisation.AuthorisationId;
import cn.yichi.recognition.authorisation.Person;
import cn.yichi.recognition.authorisation.RecordedAuthorisations;
import cn.yichi.recognition.authorisation.Statement;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document an authorisation; ended ones stay. */
@Component
final class MongoAuthorisations implements RecordedAuthorisations {
  static final String COLLECTION = "authorisations";

  private final MongoCollection<Document> authorisations;
  private final AuthorisationDocuments documents;

  MongoAuthorisations(MongoDatabase database, AuthorisationDocuments documents) {
    this.authorisations = database.getCollection(COLLECTION);
    this.documents = documents;
  }

  @Override
  public Optional<Kept> keep(Statement stated, Instant now) {
    List<Document> alike = authorisations.find(like(stated)).into(new ArrayList<>());
    Optional<Document> open = alike.stream().filter(each -> !each.containsKey(ENDED)).findFirst();
    if (open.isPresent()) {
      return Optional.of(new Kept(documents.read(open.get()), false));
    }
    AuthorisationId id = free(stated, alike);
    Authorisation fresh = new Authorisation(id, stated, now, Optional.empty());
    if (Inserts.duplicates(authorisations, List.of(documents.write(fresh))).isEmpty()) {
      return Optional.of(new Kept(fresh, true));
    }
    return find(stated.organisation(), id)
        .filter(other -> other.ended().isEmpty())
        .map(other -> new Kept(other, false));
  }

  /** Retention may have deleted some of those before, so that their number alone may be taken. */
  private AuthorisationId free(Statement stated, List<Document> alike) {
    Set<String> taken =
        alike.stream().map(each -> each.getString("_id")).collect(Collectors.toSet());
    int number = alike.size();
    while (taken.contains(documents.id(stated, number).value())) {
      number++;
    }
    return documents.id(stated, number);
  }

  /** Ended ones as retention deletes them. */
  static Expiring ended(MongoDatabase database) {
    return new ExpiringDocuments(
        Kind.of("authorisations", "when it was ended, or the day after its last"),
        database.getCollection(COLLECTION),
        List.of(ENDED, UNTIL),
        (document, before) ->
            AuthorisationDocuments.over(document)
                .filter(at -> at.isBefore(before))
                .map(at -> eq(ENDED, document.getString(ENDED))));
  }

  private Bson like(Statement stated) {
    return and(
        eq(PERSON, documents.person(stated.person())),
        eq(ORGANISATION, stated.organisation().value()),
        eq(FROM, stated.window().from().toString()),
        eq(UNTIL, stated.window().until().map(LocalDate::toString).orElse(null)));
  }

  @Override
  public List<Authorisation> open(Person person, LocalDate today) {
    return authorisations.find(openOf(person, today)).map(documents::read).into(new ArrayList<>());
  }

  @Override
  public List<SocialCreditCode> inForce(Person person, LocalDate today) {
    Set<SocialCreditCode> organisations = new LinkedHashSet<>();
    for (Document each :
        authorisations.find(openOf(person, today)).projection(include(ORGANISATION, FROM))) {
      if (!LocalDate.parse(each.getString(FROM)).isAfter(today)) {
        organisations.add(AuthorisationDocuments.organisation(each));
      }
    }
    return List.copyOf(organisations);
  }

  private Bson openOf(Person person, LocalDate today) {
    return and(eq(PERSON, documents.person(person)), gte(OPEN_UNTIL, today.toString()));
  }

  @Override
  public int countOpen(SocialCreditCode organisation, LocalDate today, int most) {
    return (int)
        authorisations.countDocuments(
            and(eq(ORGANISATION, organisation.value()), gte(OPEN_UNTIL, today.toString())),
            new CountOptions().limit(most));
  }

  @Override
  public Optional<Authorisation> find(SocialCreditCode organisation, AuthorisationId id) {
    return Optional.ofNullable(authorisations.find(one(organisation, id)).first())
        .map(documents::read);
  }

  @Override
  public Optional<Authorisation> end(
      SocialCreditCode organisation, AuthorisationId id, Instant now) {
    authorisations.updateOne(
        and(one(organisation, id), exists(ENDED, false)),
        combine(set(ENDED, now.toString()), unset(OPEN_UNTIL)));
    return find(organisation, id);
  }

  private static Bson one(SocialCreditCode organisation, AuthorisationId id) {
    return and(eq("_id", id.value()), eq(ORGANISATION, organisation.value()));
  }

  @Override
  public List<Authorisation> page(
      SocialCreditCode organisation, Optional<AuthorisationId> after, int limit) {
    Bson own = eq(ORGANISATION, organisation.value());
    return authorisations
        .find(after.map(id -> and(own, gt("_id", id.value()))).orElse(own))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .map(documents::read)
        .into(new ArrayList<>());
  }
}
