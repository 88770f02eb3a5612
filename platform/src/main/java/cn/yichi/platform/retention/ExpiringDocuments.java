package cn.yichi.platform.retention;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A collection whose documents are deleted whole. It is read by {@code _id}, from its first
 * document to its last.
 *
 * @param collection its ids are strings
 * @param fields paths of what the rule reads, the id besides
 */
public record ExpiringDocuments(
    Kind kind, MongoCollection<Document> collection, List<String> fields, Rule rule)
    implements Expiring {
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  public ExpiringDocuments {
    fields = List.copyOf(fields);
  }

  /** Says which documents are over age. */
  public interface Rule {
    /**
     * Judges one document.
     *
     * @return empty where it stays; else a filter, besides the id, that it meets only while what
     *     was read still holds
     */
    Optional<Bson> over(Document document, Instant before);
  }

  /** Documents over age by one date; those without it stay, for their age is not known. */
  public static ExpiringDocuments byDate(
      Kind kind, MongoCollection<Document> collection, String field) {
    return new ExpiringDocuments(
        kind,
        collection,
        List.of(field),
        (document, before) ->
            Optional.ofNullable(document.getDate(field))
                .filter(date -> date.toInstant().isBefore(before))
                .map(date -> Filters.eq(field, date)));
  }

  @Override
  public Page page(Optional<String> after, int limit, Instant before) {
    List<Document> found =
        collection
            .find(after.map(id -> Filters.gt("_id", id)).orElseGet(Document::new))
            .sort(Sorts.ascending("_id"))
            .projection(Projections.include(fields))
            .limit(limit)
            .into(new ArrayList<>());
    List<DeleteOneModel<Document>> deletes = new ArrayList<>();
    for (Document each : found) {
      rule.over(each, before)
          .ifPresent(
              asRead ->
                  deletes.add(
                      new DeleteOneModel<>(
                          Filters.and(Filters.eq("_id", each.get("_id")), asRead))));
    }
    long deleted =
        deletes.isEmpty() ? 0 : collection.bulkWrite(deletes, UNORDERED).getDeletedCount();
    Optional<String> next =
        found.size() < limit ? Optional.empty() : Optional.of(found.getLast().getString("_id"));
    return new Page(next, found.size(), deleted);
  }
}
