package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.CrossReviews;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.past.Past;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What other regions found: one document a reviewer and issuer. */
@Component
final class MongoCrossReviews implements CrossReviews {
  static final String COLLECTION = "cross_reviews";
  static final String ISSUER = "issuer";
  private static final String VERSION = "version";
  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<Document> reviews;
  private final Doubts doubts;

  private final PastStates past;

  MongoCrossReviews(MongoDatabase database, Doubts doubts, Clock clock) {
    this.past = new PastStates(database, COLLECTION, clock);
    this.reviews = database.getCollection(COLLECTION);
    this.doubts = doubts;
  }

  @Override
  public Receipt keep(
      Region reviewer,
      IssuerId issuer,
      int version,
      List<ReviewFinding> findings,
      Optional<Provenance> provenance) {
    String key = reviewer.code() + "/" + MongoIssuerTimelines.key(issuer);
    Document held = reviews.find(eq("_id", key)).first();
    if (held != null
        && held.getInteger(VERSION) >= version
        && !doubts.yields(reviewer, provenance(held), provenance)) {
      return held.getInteger(VERSION) == version ? Receipt.SAME : Receipt.OLDER;
    }
    Document next =
        new Document("_id", key)
            .append("schemaVersion", 1)
            .append(VERSION, version)
            .append(ISSUER, MongoIssuerTimelines.key(issuer))
            .append("findings", findings.stream().map(MongoCrossReviews::write).toList());
    provenance.ifPresent(it -> ReplicaDocument.write(it, next));
    past.replacing(held, next);
    try {
      if (held == null) {
        reviews.insertOne(next);
      } else if (reviews
              .replaceOne(and(eq("_id", key), eq(VERSION, held.getInteger(VERSION))), next)
              .getMatchedCount()
          == 0) {
        throw new Contended();
      }
    } catch (MongoWriteException taken) {
      if (taken.getCode() == DUPLICATE_KEY) {
        throw new Contended();
      }
      throw taken;
    }
    return Receipt.NEWER;
  }

  private static Optional<Provenance> provenance(Document held) {
    return ReplicaDocument.provenance(field -> Optional.ofNullable(held.getString(field)));
  }

  @Override
  public Map<IssuerId, List<ReviewFinding>> of(Collection<IssuerId> issuers) {
    Map<String, IssuerId> keys =
        issuers.stream()
            .collect(Collectors.toMap(MongoIssuerTimelines::key, Function.identity(), (a, b) -> a));
    Map<IssuerId, List<ReviewFinding>> found = new HashMap<>();
    for (Document each : reviews.find(in(ISSUER, keys.keySet()))) {
      IssuerId issuer = keys.get(each.getString(ISSUER));
      String key = each.getString("_id");
      found.computeIfAbsent(issuer, it -> new ArrayList<>()).addAll(findings(key, each));
    }
    return found;
  }

  /** The findings about an issuer as they were kept right before an instant. */
  Past<List<ReviewFinding>> before(IssuerId issuer, Instant instant) {
    List<ReviewFinding> findings = new ArrayList<>();
    boolean exact = true;
    for (String id : past.ids(eq(ISSUER, MongoIssuerTimelines.key(issuer)))) {
      PastStates.Then then = past.before(id, instant);
      exact &= then.exact();
      then.state().ifPresent(it -> findings.addAll(findings(id, it)));
    }
    return new Past<>(findings, exact);
  }

  private static List<ReviewFinding> findings(String key, Document stored) {
    Region reviewer = new Region(key.substring(0, key.indexOf('/')));
    return stored.getList("findings", Document.class).stream()
        .map(it -> read(reviewer, it))
        .toList();
  }

  private static Document write(ReviewFinding finding) {
    Document document =
        new Document("verdict", finding.verdict().name()).append("from", finding.from().toString());
    finding.until().ifPresent(last -> document.append("until", last.toString()));
    return document;
  }

  private static ReviewFinding read(Region reviewer, Document stored) {
    return new ReviewFinding(
        reviewer,
        ReviewFinding.Verdict.valueOf(stored.getString("verdict")),
        LocalDate.parse(stored.getString("from")),
        Optional.ofNullable(stored.getString("until")).map(LocalDate::parse));
  }
}
