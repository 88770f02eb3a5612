package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.recognition.decision.Span;
import cn.yichi.recognition.decision.Touched;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Which stored certificates something touches that moved. */
final class TouchedCertificates {
  private final MongoCollection<Document> certificates;

  TouchedCertificates(MongoCollection<Document> certificates) {
    this.certificates = certificates;
  }

  List<CertificateId> touched(Touched by, Span within, int limit) {
    List<CertificateId> ids = new ArrayList<>();
    certificates
        .find(and(filter(by), gt("_id", within.after()), lt("_id", within.before())))
        .sort(new Document("_id", 1))
        .projection(Projections.include("_id"))
        .limit(limit)
        .batchSize(limit)
        .forEach(each -> ids.add(new CertificateId(each.getString("_id"))));
    return ids;
  }

  long count(Touched by) {
    return certificates.countDocuments(filter(by));
  }

  private static Bson filter(Touched by) {
    return switch (by) {
      case Touched.ByRules(var texts) -> in(MongoJudgements.RULES, texts);
      case Touched.ByDay(var day) ->
          and(
              gt(MongoJudgements.AGAIN_ON, MongoJudgements.NEVER),
              lte(MongoJudgements.AGAIN_ON, day.toString()));
      case Touched.ByIssuer(var issuer, var notOn) -> {
        Bson its = eq(MongoJudgements.ISSUER, MongoIssuerTimelines.key(issuer));
        yield notOn.isPresent()
            ? and(its, ne(MongoJudgements.ISSUER_VERSION, notOn.getAsInt()))
            : its;
      }
    };
  }

  Set<String> rulesInUse() {
    return certificates.distinct(MongoJudgements.RULES, String.class).into(new HashSet<>());
  }

  void ofHolders(Collection<HolderRef> holders, int chunk, Consumer<List<CertificateId>> visitor) {
    inChunks(
        ids(in(MongoJudgements.HOLDER, holders.stream().map(HolderRef::value).toList())),
        chunk,
        visitor);
  }

  private MongoIterable<CertificateId> ids(Bson filter) {
    return certificates
        .find(filter)
        .projection(Projections.include("_id"))
        .map(each -> new CertificateId(each.getString("_id")));
  }

  /** Hands on what is found, so many at a time. */
  static <T> void inChunks(MongoIterable<T> found, int chunk, Consumer<List<T>> visitor) {
    List<T> some = new ArrayList<>(chunk);
    try (MongoCursor<T> cursor = found.batchSize(chunk).iterator()) {
      while (cursor.hasNext()) {
        some.add(cursor.next());
        if (some.size() == chunk) {
          visitor.accept(List.copyOf(some));
          some.clear();
        }
      }
    }
    if (!some.isEmpty()) {
      visitor.accept(some);
    }
  }
}
