package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.statistics.Ended;
import cn.yichi.recognition.statistics.Flow;
import cn.yichi.recognition.statistics.Funnel;
import cn.yichi.recognition.statistics.Publication;
import cn.yichi.recognition.statistics.Publications;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * One document a month, {@code _id = <month>}, with published numbers only; never changed and never
 * deleted, for they are public and few.
 */
@Component
final class MongoPublications implements Publications {
  static final String COLLECTION = "published_months";

  private final MongoCollection<Document> months;

  MongoPublications(MongoDatabase database) {
    this.months = database.getCollection(COLLECTION);
  }

  @Override
  public void keep(Publication publication) {
    Inserts.duplicates(months, List.of(write(publication)));
  }

  @Override
  public Optional<YearMonth> latest() {
    return page(Optional.empty(), 1).stream().map(Publication::month).findFirst();
  }

  @Override
  public List<Publication> page(Optional<YearMonth> before, int limit) {
    return months
        .find(before.map(each -> lt("_id", each.toString())).orElse(empty()))
        .sort(Sorts.descending("_id"))
        .limit(limit)
        .map(MongoPublications::read)
        .into(new ArrayList<>());
  }

  private static Document write(Publication publication) {
    Funnel funnel = publication.funnel();
    Document ended = new Document();
    funnel.ended().forEach((each, questions) -> ended.append(each.name(), questions));
    return new Document("_id", publication.month().toString())
        .append("schemaVersion", 1)
        .append("publishedAt", publication.publishedAt().toString())
        .append("flows", publication.flows().stream().map(MongoPublications::write).toList())
        .append("asked", funnel.asked().orElse(null))
        .append("ended", ended)
        .append("ruled", funnel.ruled().orElse(null));
  }

  private static Document write(Flow flow) {
    return new Document("home", flow.home().map(Region::code).orElse(null))
        .append("level", flow.level().orElse(null))
        .append("certificates", flow.certificates());
  }

  private static Publication read(Document stored) {
    Map<Ended, Long> ended = new EnumMap<>(Ended.class);
    stored
        .get("ended", Document.class)
        .forEach((name, questions) -> ended.put(Ended.valueOf(name), (Long) questions));
    return new Publication(
        YearMonth.parse(stored.getString("_id")),
        Instant.parse(stored.getString("publishedAt")),
        stored.getList("flows", Document.class).stream().map(MongoPublications::flow).toList(),
        new Funnel(
            Optional.ofNullable(stored.getLong("asked")),
            ended,
            Optional.ofNullable(stored.getLong("ruled"))));
  }

  private static Flow flow(Document stored) {
    return new Flow(
        Optional.ofNullable(stored.getString("home")).map(Region::new),
        Optional.ofNullable(stored.getString("level")),
        stored.getLong("certificates"));
  }
}
