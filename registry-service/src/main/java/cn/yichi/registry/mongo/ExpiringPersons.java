package cn.yichi.registry.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import cn.yichi.contracts.vocabulary.CertificateStatus;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.registry.certificate.LinkedHolders;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/**
 * Persons none of whose certificates and honours holds any more, under whichever linked pseudonym:
 * each on file has ended, or there is none. Name, document number, contact, education and honours
 * go; the pseudonym stays with its versions, so that what is published of it later is newer than
 * what was.
 *
 * <p>A registration enters its holder first and the certificate then, and writes nothing of a
 * holder it knows. So a person is marked first, and erased in a later run: whoever was entered
 * before the mark has his certificate by then, and whoever is entered after it takes the mark away.
 * Nobody is erased before all linked ones on file are marked.
 */
final class ExpiringPersons implements Expiring {
  /** Longer than any registration takes from its holder to its certificate. */
  static final Duration GRACE = Duration.ofHours(1);

  private static final String HOLDER = "holder.ref";
  static final DeclaredIndex INDEX = DeclaredIndex.on(RegistryStore.CERTIFICATES, HOLDER);
  private static final Kind KIND =
      Kind.of(
          "persons",
          "when the last certificate or honour had ended and was last changed; where there is none,"
              + " when that was first seen");

  private final MongoPersons persons;
  private final MongoHonours honours;
  private final Collections in;
  private final LinkedHolders linked;
  private final Clock clock;

  /** The collections that it reads and writes. */
  record Collections(
      MongoCollection<Document> persons,
      MongoCollection<Document> history,
      MongoCollection<Document> links,
      MongoCollection<Document> certificates,
      MongoCollection<Document> honours) {}

  ExpiringPersons(
      MongoPersons persons,
      MongoHonours honours,
      Collections in,
      LinkedHolders linked,
      Clock clock) {
    this.persons = persons;
    this.honours = honours;
    this.in = in;
    this.linked = linked;
    this.clock = clock;
  }

  /**
   * What a person holds.
   *
   * @param living whether a certificate or an honour has not ended
   * @param changedAt when the last change of one was recorded
   */
  private record Held(boolean living, Instant changedAt) {
    boolean isOver(Instant before) {
      return !living && changedAt.isBefore(before);
    }

    Held and(Held other) {
      return new Held(
          living || other.living, changedAt.isAfter(other.changedAt) ? changedAt : other.changedAt);
    }
  }

  @Override
  public Kind kind() {
    return KIND;
  }

  @Override
  public List<DeclaredIndex> indexes() {
    return List.of(INDEX);
  }

  @Override
  public Page page(Optional<String> after, int limit, Instant before) {
    List<Document> found =
        in.persons
            .find(after.map(id -> gt(StoredFields.ID, id)).orElseGet(Document::new))
            .sort(ascending(StoredFields.ID))
            .projection(
                include(
                    StoredFields.VERSION,
                    PersonDocuments.CONTACT_VERSION,
                    PersonDocuments.UNHELD,
                    PersonDocuments.ERASED,
                    PersonDocuments.HISTORY_LEFT))
            .limit(limit)
            .into(new ArrayList<>());
    Map<String, Held> held = held(found.stream().map(ExpiringPersons::id).toList());
    long deleted = 0;
    for (Document person : found) {
      if (person.getDate(PersonDocuments.ERASED) != null) {
        forgetHistory(person);
      } else if (expire(person, Optional.ofNullable(held.get(id(person))), before)) {
        deleted++;
      }
    }
    Optional<String> next =
        found.size() < limit ? Optional.empty() : Optional.of(id(found.getLast()));
    return new Page(next, found.size(), deleted);
  }

  private static String id(Document person) {
    return person.getString(StoredFields.ID);
  }

  private static HolderRef ref(Document person) {
    return new HolderRef(id(person));
  }

  private Map<String, Held> held(List<String> refs) {
    Map<String, Held> held = new HashMap<>();
    if (!refs.isEmpty()) {
      for (Document each :
          in.certificates
              .find(in(HOLDER, refs))
              .projection(include(HOLDER, "standing.status", "recorded.recordedAt"))) {
        held.merge(StoredFields.inner(each, "holder").getString("ref"), heldBy(each), Held::and);
      }
      for (Document each :
          in.honours
              .find(in(HonourDocuments.HOLDER, refs))
              .projection(
                  include(HonourDocuments.HOLDER, "standing.status", "recorded.recordedAt"))) {
        held.merge(each.getString(HonourDocuments.HOLDER), heldBy(each), Held::and);
      }
    }
    return held;
  }

  private static Held heldBy(Document one) {
    return new Held(
        isLiving(StoredFields.inner(one, "standing").getString("status")),
        StoredFields.instant(StoredFields.inner(one, "recorded"), "recordedAt"));
  }

  private static boolean isLiving(String status) {
    return switch (CertificateStatus.valueOf(status)) {
      case VALID, SUSPENDED -> true;
      case EXPIRED, REVOKED, CANCELLED, WITHDRAWN -> false;
    };
  }

  /** True where the person is erased by this. */
  private boolean expire(Document person, Optional<Held> own, Instant before) {
    if (own.filter(it -> !it.isOver(before)).isPresent()) {
      return false;
    }
    Set<HolderRef> all = linked.all(ref(person));
    Optional<Held> held =
        all.size() == 1
            ? own
            : held(all.stream().map(HolderRef::value).toList()).values().stream().reduce(Held::and);
    if (held.filter(it -> !it.isOver(before)).isPresent()) {
      return false;
    }
    Instant now = clock.instant();
    if (person.getDate(PersonDocuments.UNHELD) == null) {
      in.persons.updateOne(
          MongoPersons.asRead(person), set(PersonDocuments.UNHELD, StoredFields.date(now)));
      return false;
    }
    Optional<Instant> marked = marked(person, all);
    boolean over =
        marked.filter(at -> !at.isAfter(now.minus(GRACE))).isPresent()
            && held.map(Held::changedAt)
                .or(() -> marked)
                .filter(it -> it.isBefore(before))
                .isPresent();
    if (!over || !persons.forget(person)) {
      return false;
    }
    deleteRest(person, all, now);
    return true;
  }

  /** The latest mark of all who are on file of one person; empty while one of them has none. */
  private Optional<Instant> marked(Document person, Set<HolderRef> all) {
    Instant latest = person.getDate(PersonDocuments.UNHELD).toInstant();
    if (all.size() > 1) {
      for (Document each :
          in.persons
              .find(in(StoredFields.ID, all.stream().map(HolderRef::value).toList()))
              .projection(include(PersonDocuments.UNHELD, PersonDocuments.ERASED))) {
        Date marked = each.getDate(PersonDocuments.UNHELD);
        if (each.getDate(PersonDocuments.ERASED) == null && marked == null) {
          return Optional.empty();
        }
        if (marked != null && marked.toInstant().isAfter(latest)) {
          latest = marked.toInstant();
        }
      }
    }
    return Optional.of(latest);
  }

  /** Once more in a later run, for a crash and for a relay that was slow to keep a state. */
  private void forgetHistory(Document person) {
    if (person.getBoolean(PersonDocuments.HISTORY_LEFT, false)) {
      Instant erased = person.getDate(PersonDocuments.ERASED).toInstant();
      boolean gone = deleteRest(person, linked.all(ref(person)), erased);
      if (gone && !erased.isAfter(clock.instant().minus(GRACE))) {
        in.persons.updateOne(MongoPersons.asRead(person), unset(PersonDocuments.HISTORY_LEFT));
      }
    }
  }

  /**
   * The replaced states, the honours, and the document numbers in links of the person, who is
   * erased under each pseudonym now or soon. {@code 0} is the character after {@code /}.
   *
   * @param erased links and honours that are newer are of somebody who came back
   * @return false where honours are left for another time
   */
  private boolean deleteRest(Document person, Set<HolderRef> all, Instant erased) {
    in.history.deleteMany(
        and(gte(StoredFields.ID, id(person) + "/"), lt(StoredFields.ID, id(person) + "0")));
    in.links.updateMany(
        and(
            in(StoredFields.ID, all.stream().map(HolderRef::value).toList()),
            lte(HolderLinkDocuments.RECORDED_AT, StoredFields.date(erased))),
        unset(HolderLinkDocuments.DOCUMENT));
    return honours.erase(all, erased);
  }
}
