package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.HeldHonour;
import cn.yichi.recognition.decision.HolderHonours;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.past.Past;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * One document an honour, {@code _id = <home region>/<honour id>}: no region takes another's. What
 * was erased leaves a document without content, so that nobody brings it back.
 */
@Component
final class MongoHolderHonours implements HolderHonours {
  static final String COLLECTION = "honours";
  static final String HOLDER = "holder";
  private static final String VERSION = "version";
  private static final String ERASED_AT = "erasedAt";
  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<Document> honours;
  private final Doubts doubts;
  private final PastStates past;

  MongoHolderHonours(MongoDatabase database, Doubts doubts, Clock clock) {
    this.past = new PastStates(database, COLLECTION, clock);
    this.honours = database.getCollection(COLLECTION);
    this.doubts = doubts;
  }

  @Override
  public Kept keep(HeldHonour received) {
    String key = key(received.home(), received.id());
    Document held = honours.find(eq("_id", key)).first();
    if (held != null && !takesThePlace(held, received)) {
      return new Kept(
          held.getInteger(VERSION) == received.version() ? Receipt.SAME : Receipt.OLDER, Set.of());
    }
    Document next = write(key, received);
    past.replacing(held, next);
    Bson unmoved =
        held == null ? eq("_id", key) : and(eq("_id", key), eq(VERSION, held.getInteger(VERSION)));
    try {
      if (held == null) {
        honours.insertOne(next);
      } else if (honours.replaceOne(unmoved, next).getMatchedCount() == 0) {
        throw new Contended();
      }
    } catch (MongoWriteException taken) {
      if (taken.getCode() == DUPLICATE_KEY) {
        throw new Contended();
      }
      throw taken;
    }
    Set<HolderRef> holders = new HashSet<>(Set.of(received.holder()));
    holder(held).ifPresent(holders::add);
    return new Kept(Receipt.NEWER, holders);
  }

  private boolean takesThePlace(Document held, HeldHonour received) {
    String erased = held.getString(ERASED_AT);
    if (erased != null) {
      return received
          .provenance()
          .filter(it -> it.signedAt().isAfter(Instant.parse(erased)))
          .isPresent();
    }
    return held.getInteger(VERSION) < received.version()
        || doubts.yields(received.home(), provenance(held), received.provenance());
  }

  @Override
  public Optional<HolderRef> erase(String id, Region home, Optional<Instant> signedAt) {
    String key = key(home, id);
    Document held = honours.find(eq("_id", key)).first();
    Instant at = signedAt.orElse(Instant.EPOCH);
    if (held != null
        && signedAt.isPresent()
        && provenance(held).filter(it -> signedAt.get().isBefore(it.signedAt())).isPresent()) {
      return Optional.empty();
    }
    Document erased =
        new Document("_id", key)
            .append("schemaVersion", 1)
            .append(VERSION, held == null ? 0 : held.getInteger(VERSION))
            .append(ERASED_AT, at.toString());
    past.erase(key);
    past.replacing(null, erased);
    honours.replaceOne(eq("_id", key), erased, new ReplaceOptions().upsert(true));
    return holder(held);
  }

  @Override
  public Map<HolderRef, List<Honour>> of(Collection<HolderRef> holders) {
    Map<HolderRef, List<Honour>> found = new HashMap<>();
    for (Document each :
        honours.find(in(HOLDER, holders.stream().map(HolderRef::value).toList()))) {
      holder(each)
          .ifPresent(ref -> found.computeIfAbsent(ref, it -> new ArrayList<>()).add(read(each)));
    }
    return found;
  }

  /** The honours of these holders as they were kept right before an instant. */
  Past<List<Honour>> before(Collection<HolderRef> holders, Instant instant) {
    Set<String> refs = holders.stream().map(HolderRef::value).collect(Collectors.toSet());
    List<PastStates.Then> then = past.before(past.ids(in(HOLDER, refs)), instant);
    return new Past<>(
        then.stream()
            .flatMap(each -> each.state().stream())
            .filter(each -> holder(each).filter(ref -> refs.contains(ref.value())).isPresent())
            .map(MongoHolderHonours::read)
            .toList(),
        then.stream().allMatch(PastStates.Then::exact));
  }

  private static Optional<HolderRef> holder(@Nullable Document held) {
    return Optional.ofNullable(held)
        .flatMap(it -> Optional.ofNullable(it.getString(HOLDER)))
        .map(HolderRef::new);
  }

  private static Optional<Provenance> provenance(Document held) {
    return ReplicaDocument.provenance(field -> Optional.ofNullable(held.getString(field)));
  }

  private static String key(Region home, String id) {
    return home.code() + "/" + id;
  }

  private static Document write(String key, HeldHonour held) {
    Honour honour = held.honour();
    Document document =
        new Document("_id", key)
            .append("schemaVersion", 1)
            .append(VERSION, held.version())
            .append(HOLDER, held.holder().value())
            .append("kind", honour.kind().name())
            .append("scope", honour.scope().name())
            .append("name", honour.name())
            .append("conferredOn", honour.conferredOn().toString());
    honour.contest().ifPresent(it -> document.append("contest", it.name()));
    honour.place().ifPresent(it -> document.append("place", it));
    honour.medal().ifPresent(it -> document.append("medal", it.name()));
    honour.region().ifPresent(it -> document.append("region", it.code()));
    honour.occupation().ifPresent(it -> document.append("occupation", it.key()));
    honour.revokedSince().ifPresent(it -> document.append("revokedSince", it.toString()));
    held.provenance().ifPresent(it -> ReplicaDocument.write(it, document));
    return document;
  }

  private static Honour read(Document stored) {
    Integer place = stored.getInteger("place");
    return new Honour(
        HonourKind.valueOf(stored.getString("kind")),
        HonourScope.valueOf(stored.getString("scope")),
        Optional.ofNullable(stored.getString("contest")).map(ContestClass::valueOf),
        place == null ? OptionalInt.empty() : OptionalInt.of(place),
        Optional.ofNullable(stored.getString("medal")).map(Medal::valueOf),
        stored.getString("name"),
        Optional.ofNullable(stored.getString("region")).map(Region::new),
        Optional.ofNullable(stored.getString("occupation")).map(Occupation::ofKey),
        LocalDate.parse(stored.getString("conferredOn")),
        Optional.ofNullable(stored.getString("revokedSince")).map(LocalDate::parse));
  }
}
