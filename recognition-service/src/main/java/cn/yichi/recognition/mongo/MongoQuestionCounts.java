package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.setOnInsert;

import cn.yichi.recognition.statistics.Ended;
import cn.yichi.recognition.statistics.QuestionCounts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a month and source, {@code _id = <month>/<source>}, until the month is closed. */
@Component
final class MongoQuestionCounts implements QuestionCounts {
  static final String COLLECTION = "question_counts";
  private static final int MONTH = "2026-11".length();

  private final MongoCollection<Document> counts;

  MongoQuestionCounts(MongoDatabase database) {
    this.counts = database.getCollection(COLLECTION);
  }

  @Override
  public void put(YearMonth month, String source, Map<Ended, Long> counted) {
    List<Bson> updates = new ArrayList<>(List.of(setOnInsert("schemaVersion", 1)));
    counted.forEach((ended, questions) -> updates.add(max(ended.name(), questions)));
    counts.updateOne(
        eq("_id", month + "/" + source), combine(updates), new UpdateOptions().upsert(true));
  }

  @Override
  public Map<Ended, Long> in(YearMonth month) {
    Map<Ended, Long> sums = new EnumMap<>(Ended.class);
    for (Document each : counts.find(of(month))) {
      for (Ended ended : Ended.values()) {
        Long questions = each.getLong(ended.name());
        if (questions != null) {
          sums.merge(ended, questions, Long::sum);
        }
      }
    }
    return sums;
  }

  @Override
  public Optional<YearMonth> oldest() {
    return Optional.ofNullable(
            counts
                .find()
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .first())
        .map(each -> YearMonth.parse(each.getString("_id").substring(0, MONTH)));
  }

  @Override
  public void drop(YearMonth month) {
    // Whatever is older came too late for its month.
    counts.deleteMany(lt("_id", month + "0"));
  }

  /** {@code 0} is the character after {@code /}. */
  private static Bson of(YearMonth month) {
    return and(gte("_id", month + "/"), lt("_id", month + "0"));
  }
}
