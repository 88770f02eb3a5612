package cn.yichi.notification.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import cn.yichi.notification.notice.Entry;
import cn.yichi.notification.notice.Notice;
import cn.yichi.notification.notice.Notices;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.retention.Expiring;
import cn.yichi.platform.retention.ExpiringDocuments;
import cn.yichi.platform.retention.Kind;
import cn.yichi.platform.store.Inserts;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.bson.Document;

/** One document per notice, found by its key; each call is one bulk write or one read. */
final class MongoNotices implements Notices {
  private static final Kind OLD =
      Kind.of("notices", "when its last message was sent or given up")
          .atLeast(
              Period.ofDays(90),
              "a message's key may come again, and the provider must have forgotten it");

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> notices;
  private final String process = UUID.randomUUID() + "/";
  private final AtomicLong writes = new AtomicLong();

  MongoNotices(MongoDatabase database) {
    this.notices = database.getCollection(Collections.NOTICES);
  }

  @Override
  public List<Notice> gather(Collection<Notice> gathering) {
    List<Notice> first = List.copyOf(gathering);
    List<Notice> there = insert(first).stream().map(first::get).toList();
    Set<Integer> refused = Bulk.write(notices, there.stream().map(MongoNotices::join).toList());
    List<Notice> closed =
        find(refused.stream().map(place -> there.get(place).key()).toList()).stream()
            .filter(notice -> !notice.gathering())
            .toList();
    if (closed.size() < refused.size()) {
      // Gone or opened since, or not to be read yet: that it was told nobody can say.
      throw new TransientFault("a notice was refused, and is not there closed");
    }
    return closed;
  }

  /** Meets an open notice or makes one; a closed one of the same key answers "duplicate key". */
  private static UpdateOneModel<Document> join(Notice notice) {
    return new UpdateOneModel<>(
        and(eq("_id", notice.key()), eq("phase", NoticeDocuments.GATHERING)),
        new Document("$setOnInsert", NoticeDocuments.fixed(notice))
            .append("$set", entries(notice, "entries."))
            .append("$inc", new Document("version", 1L)),
        UPSERT);
  }

  @Override
  public void add(Collection<Notice> added) {
    insert(added);
  }

  private List<Integer> insert(Collection<Notice> fresh) {
    return Inserts.duplicates(notices, fresh.stream().map(MongoNotices::whole).toList()).stream()
        .sorted()
        .toList();
  }

  private static Document whole(Notice notice) {
    Document whole =
        NoticeDocuments.fixed(notice)
            .append("_id", notice.key())
            .append("phase", NoticeDocuments.phase(notice))
            .append("version", notice.version());
    Document entries = entries(notice, "");
    return entries.isEmpty() ? whole : whole.append("entries", entries);
  }

  private static Document entries(Notice notice, String path) {
    Document entries = new Document();
    for (Entry entry : ContentDocuments.entries(notice.content())) {
      entries.append(path + entry.host().code(), ContentDocuments.entry(entry));
    }
    return entries;
  }

  @Override
  public List<Notice> find(Collection<String> keys) {
    return keys.isEmpty()
        ? List.of()
        : notices.find(in("_id", keys)).map(NoticeDocuments::notice).into(new ArrayList<>());
  }

  @Override
  public Set<String> advance(Collection<Notice> advanced) {
    if (advanced.isEmpty()) {
      return Set.of();
    }
    List<String> keys = advanced.stream().map(Notice::key).toList();
    String writer = process + writes.incrementAndGet();
    BulkWriteResult result =
        notices.bulkWrite(
            advanced.stream().map(notice -> advance(notice, writer)).toList(),
            new BulkWriteOptions().ordered(false));
    if (result.getMatchedCount() == keys.size()) {
      return Set.copyOf(keys);
    }
    // Some were changed by somebody else; ours bear our mark.
    return lastWritten(keys, writer::equals);
  }

  @Override
  public Set<String> advancedHere(Collection<String> keys) {
    return lastWritten(keys, writer -> writer.startsWith(process));
  }

  private Set<String> lastWritten(Collection<String> keys, Predicate<String> writer) {
    Set<String> written = new HashSet<>();
    for (Document each : notices.find(in("_id", keys)).projection(include("writer"))) {
      if (writer.test(each.get("writer", ""))) {
        written.add(each.getString("_id"));
      }
    }
    return written;
  }

  private static UpdateOneModel<Document> advance(Notice notice, String writer) {
    var fields =
        new Document("phase", NoticeDocuments.phase(notice))
            .append("inbox", NoticeDocuments.delivery(notice.inbox()))
            .append("sms", NoticeDocuments.delivery(notice.sms()))
            .append("version", notice.version() + 1)
            .append("writer", writer);
    var update = new Document("$set", fields);
    notice
        .nextAt()
        .ifPresentOrElse(
            at -> fields.append("nextAt", Date.from(at)),
            () -> update.append("$unset", new Document("nextAt", "")));
    return new UpdateOneModel<>(
        and(eq("_id", notice.key()), eq("version", notice.version())), update);
  }

  @Override
  public List<Waiting> due(boolean gathering, Instant now, int limit) {
    String phase = gathering ? NoticeDocuments.GATHERING : NoticeDocuments.RELEASED;
    return notices
        .find(and(eq("phase", phase), lte("nextAt", Date.from(now))))
        .sort(ascending("nextAt"))
        .limit(limit)
        .projection(include("nextAt"))
        .map(found -> new Waiting(found.getString("_id"), found.getDate("nextAt").toInstant()))
        .into(new ArrayList<>());
  }

  /** Notices with which nothing is left to do, as retention deletes them, attempts and all. */
  static Expiring old(MongoDatabase database) {
    return new ExpiringDocuments(
        OLD,
        database.getCollection(Collections.NOTICES),
        List.of("phase", "nextAt", "version", "inbox.at", "sms.at"),
        (notice, before) ->
            NoticeDocuments.settledAt(notice)
                .filter(at -> at.isBefore(before))
                .map(at -> eq("version", notice.get("version"))));
  }
}
