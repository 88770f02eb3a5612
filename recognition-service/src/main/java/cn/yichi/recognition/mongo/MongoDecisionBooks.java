package cn.yichi.recognition.mongo;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.enquiry.DecisionBooks;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Reads the stored decisions as a book. */
@Component
final class MongoDecisionBooks implements DecisionBooks {
  private static final Bson LINE =
      Projections.include(
          "certificateVersion", "revision", "outcome", "published", "cause", "replica.home");

  private final MongoCollection<Document> certificates;

  MongoDecisionBooks(MongoDatabase database) {
    this.certificates = database.getCollection(MongoJudgements.COLLECTION);
  }

  @Override
  public List<Line> page(Optional<CertificateId> after, int limit) {
    Bson from = after.map(id -> Filters.gt("_id", id.value())).orElseGet(Filters::empty);
    List<Line> lines = new ArrayList<>();
    for (Document each :
        certificates.find(from).projection(LINE).sort(Sorts.ascending("_id")).limit(limit)) {
      lines.add(line(each));
    }
    return lines;
  }

  private static Line line(Document stored) {
    return new Line(
        new CertificateId(stored.getString("_id")),
        stored.getInteger("certificateVersion"),
        stored.getLong("revision"),
        stored.getString("outcome"),
        new Region(stored.get("replica", Document.class).getString("home")),
        stored.getBoolean("published", false),
        stored.getString("cause"));
  }

  @Override
  public List<Count> counts() {
    Document key = new Document("home", "$replica.home").append("outcome", "$outcome");
    List<Count> counts = new ArrayList<>();
    for (Document each :
        certificates.aggregate(List.of(Aggregates.group(key, Accumulators.sum("decisions", 1L))))) {
      Document group = each.get("_id", Document.class);
      counts.add(
          new Count(
              new Region(group.getString("home")),
              group.getString("outcome"),
              each.get("decisions", Number.class).longValue()));
    }
    counts.sort(
        Comparator.comparing((Count each) -> each.home().code()).thenComparing(Count::outcome));
    return counts;
  }
}
