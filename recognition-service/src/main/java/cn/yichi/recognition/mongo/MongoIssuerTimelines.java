package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.past.Past;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** One document an issuer, at the highest version received. */
@Component
final class MongoIssuerTimelines implements IssuerTimelines {
  private static final int DUPLICATE_KEY = 11000;
  private static final Duration RECENT = Duration.ofSeconds(1);

  /** Past this age an issuer that is asked for is read anew beside the answer, not before it. */
  private static final Duration FRESH = Duration.ofMillis(500);

  private static final int MOST_RECENT = 10_000;

  static final String COLLECTION = "issuers";
  private static final String VERSION = "version";

  private final Doubts doubts;
  private final PastStates past;
  private final MongoCollection<Document> issuers;
  private final LoadingCache<IssuerId, Optional<IssuerTimeline>> recent;

  @Autowired
  MongoIssuerTimelines(MongoDatabase database, Doubts doubts, Clock clock) {
    this(database, doubts, clock, Ticker.systemTicker());
  }

  /**
   * @param ticker by which what was read grows old
   */
  MongoIssuerTimelines(MongoDatabase database, Doubts doubts, Clock clock, Ticker ticker) {
    this.doubts = doubts;
    this.issuers = database.getCollection(COLLECTION);
    this.past = new PastStates(database, COLLECTION, clock);
    this.recent =
        Caffeine.newBuilder()
            .ticker(ticker)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(RECENT)
            .maximumSize(MOST_RECENT)
            .executor(Thread::startVirtualThread)
            .build(this::read);
  }

  @Override
  public Receipt keep(Region home, IssuerTimeline issuer, Optional<Provenance> provenance) {
    IssuerId id = new IssuerId(home, issuer.code());
    Document held = issuers.find(eq("_id", key(id))).first();
    int version = held == null ? 0 : held.getInteger(VERSION);
    if (held != null
        && version >= issuer.version()
        && !doubts.yields(home, provenance(held), provenance)) {
      return version == issuer.version() ? Receipt.SAME : Receipt.OLDER;
    }
    Document next = write(key(id), issuer);
    provenance.ifPresent(it -> ReplicaDocument.write(it, next));
    past.replacing(held, next);
    write(held, next);
    recent.invalidate(id);
    return version >= issuer.version() ? Receipt.REPLACED : Receipt.NEWER;
  }

  private void write(@Nullable Document held, Document next) {
    try {
      if (held == null) {
        issuers.insertOne(next);
        return;
      }
    } catch (MongoWriteException taken) {
      if (taken.getCode() == DUPLICATE_KEY) {
        throw new Contended();
      }
      throw taken;
    }
    Bson unmoved =
        Filters.and(
            eq("_id", held.getString("_id")),
            eq(VERSION, held.getInteger(VERSION)),
            eq(ReplicaDocument.ARRIVED_AT, held.getString(ReplicaDocument.ARRIVED_AT)));
    if (issuers.replaceOne(unmoved, next).getMatchedCount() == 0) {
      throw new Contended();
    }
  }

  /** The state that was kept right before an instant. */
  Past<Optional<IssuerTimeline>> before(IssuerId issuer, Instant instant) {
    PastStates.Then then = past.before(key(issuer), instant);
    return new Past<>(then.state().map(it -> read(issuer.code(), it)), then.exact());
  }

  private static Optional<Provenance> provenance(Document held) {
    return ReplicaDocument.provenance(field -> Optional.ofNullable(held.getString(field)));
  }

  @Override
  public Map<IssuerId, IssuerTimeline> find(Collection<IssuerId> wanted) {
    Map<IssuerId, IssuerTimeline> found = new HashMap<>();
    for (Document each : issuers.find(in("_id", keys(wanted)))) {
      IssuerId id = id(each);
      found.put(id, read(id.code(), each));
    }
    return found;
  }

  @Override
  public Optional<IssuerTimeline> recent(IssuerId issuer, int atLeast) {
    Optional<IssuerTimeline> seen = recent.get(issuer);
    if (seen.map(IssuerTimeline::version).orElse(0) < atLeast) {
      recent.invalidate(issuer);
      seen = recent.get(issuer);
    }
    return seen;
  }

  private Optional<IssuerTimeline> read(IssuerId issuer) {
    return Optional.ofNullable(find(List.of(issuer)).get(issuer));
  }

  @Override
  public Map<IssuerId, Integer> versions(Collection<IssuerId> wanted) {
    Map<IssuerId, Integer> found = new HashMap<>();
    for (Document each :
        issuers.find(in("_id", keys(wanted))).projection(Projections.include("version"))) {
      found.put(id(each), each.getInteger("version"));
    }
    return found;
  }

  /** {@code <home region>/<issuer code>}, also what a judgement keeps of its issuer. */
  static String key(IssuerId issuer) {
    return issuer.home().code() + "/" + issuer.code().value();
  }

  private static IssuerId id(Document document) {
    String key = document.getString("_id");
    int slash = key.indexOf('/');
    return new IssuerId(
        new Region(key.substring(0, slash)), new IssuerCode(key.substring(slash + 1)));
  }

  private static List<String> keys(Collection<IssuerId> issuers) {
    return issuers.stream().map(MongoIssuerTimelines::key).toList();
  }

  private static Document write(String key, IssuerTimeline issuer) {
    return new Document("_id", key)
        .append("schemaVersion", 1)
        .append("version", issuer.version())
        .append("filings", issuer.filings().stream().map(MongoIssuerTimelines::write).toList())
        .append(
            "standing",
            issuer.standing().stream()
                .map(
                    each ->
                        new Document("status", each.status().name())
                            .append("from", each.from().toString()))
                .toList());
  }

  private static Document write(IssuerTimeline.Filing filing) {
    Document document =
        new Document("kind", filing.kind().name())
            .append("levels", filing.levels().stream().map(SkillLevel::name).toList())
            .append("from", filing.from().toString());
    filing
        .occupation()
        .ifPresent(
            it -> document.append("edition", it.edition().name()).append("occupation", it.code()));
    filing.until().ifPresent(day -> document.append("until", day.toString()));
    return document;
  }

  private static IssuerTimeline read(IssuerCode code, Document document) {
    return new IssuerTimeline(
        code,
        document.getInteger("version"),
        document.getList("filings", Document.class).stream()
            .map(MongoIssuerTimelines::readFiling)
            .toList(),
        document.getList("standing", Document.class).stream()
            .map(
                each ->
                    new IssuerTimeline.Standing(
                        IssuerTimeline.Status.valueOf(each.getString("status")),
                        LocalDate.parse(each.getString("from"))))
            .toList());
  }

  private static IssuerTimeline.Filing readFiling(Document document) {
    return new IssuerTimeline.Filing(
        CertificateKind.valueOf(document.getString("kind")),
        Optional.ofNullable(document.getString("occupation"))
            .map(
                code ->
                    new Occupation(CatalogueEdition.valueOf(document.getString("edition")), code)),
        document.getList("levels", String.class).stream().map(SkillLevel::valueOf).toList(),
        LocalDate.parse(document.getString("from")),
        Optional.ofNullable(document.getString("until")).map(LocalDate::parse));
  }
}
