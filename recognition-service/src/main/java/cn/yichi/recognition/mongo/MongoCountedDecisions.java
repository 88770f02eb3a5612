package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.statistics.CountedDecisions;
import cn.yichi.recognition.statistics.PublishMonths;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Counts certificates by the month that each one's own document says, which is set once: a count
 * taken again is the same, and none is kept that could drift.
 */
@Component
final class MongoCountedDecisions implements CountedDecisions {
  /** The month in which the certificate was granted here for the first time. */
  static final String FIRST_GRANTED = "firstGranted";

  private static final String DECIDED_AT = "decidedAt";

  static final List<DeclaredIndex> INDEXES =
      List.of(
          DeclaredIndex.on(MongoJudgements.COLLECTION, FIRST_GRANTED),
          DeclaredIndex.on(MongoRulings.COLLECTION, DECIDED_AT));

  private final MongoCollection<Document> certificates;
  private final MongoCollection<Document> rulings;

  MongoCountedDecisions(MongoDatabase database) {
    this.certificates = database.getCollection(MongoJudgements.COLLECTION);
    this.rulings = database.getCollection(MongoRulings.COLLECTION);
  }

  /** The month of a decision as {@link #FIRST_GRANTED} has it. */
  static String month(Instant decidedAt) {
    return YearMonth.from(decidedAt.atZone(JudgeCase.LEGAL_ZONE)).toString();
  }

  /** Of two such months the earlier. */
  static Object earlier(Object one, Object other) {
    return one.toString().compareTo(other.toString()) <= 0 ? one : other;
  }

  @Override
  public Optional<YearMonth> oldest() {
    return Optional.ofNullable(
            certificates
                .find(gt(FIRST_GRANTED, ""))
                .projection(Projections.include(FIRST_GRANTED))
                .sort(Sorts.ascending(FIRST_GRANTED))
                .first())
        .map(each -> YearMonth.parse(each.getString(FIRST_GRANTED)));
  }

  @Override
  public List<Granted> firstGranted(YearMonth month) {
    Document key =
        new Document("home", "$replica.home")
            .append("level", "$replica.level")
            .append("grade", "$replica.titleGrade");
    List<Granted> counted = new ArrayList<>();
    for (Document each :
        certificates.aggregate(
            List.of(
                Aggregates.match(eq(FIRST_GRANTED, month.toString())),
                Aggregates.group(key, Accumulators.sum("certificates", 1L))))) {
      Document group = each.get("_id", Document.class);
      String level =
          Stream.of(group.getString("level"), group.getString("grade"))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(PublishMonths.UNGRADED);
      counted.add(
          new Granted(
              new Region(group.getString("home")),
              level,
              each.get("certificates", Number.class).longValue()));
    }
    return counted;
  }

  @Override
  public long rulings(Instant from, Instant until) {
    // How terms are read for all is published one by one; only what concerns somebody is counted.
    return rulings.countDocuments(
        and(
            gte(DECIDED_AT, second(from)),
            lt(DECIDED_AT, second(until)),
            gt(MongoRulings.CERTIFICATE, MongoRulings.FOR_ALL)));
  }

  /** Without its {@code Z}, so that it stands before every fraction of the second. */
  private static String second(Instant at) {
    String text = at.toString();
    return text.substring(0, text.length() - 1);
  }
}
