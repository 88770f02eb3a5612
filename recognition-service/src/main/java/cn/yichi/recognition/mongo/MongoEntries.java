package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import cn.yichi.recognition.register.Entries;
import cn.yichi.recognition.register.Entry;
import cn.yichi.recognition.register.Statement;
import cn.yichi.recognition.register.VersionRef;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** One document a version: {@code _id} is {@code <id>/<version>}. */
@Component
final class MongoEntries implements Entries {
  static final String COLLECTION = "agreements";
  static final String SEQUENCE = "sequence";
  private static final String STATEMENTS = "statements";
  private static final int DUPLICATE_KEY = 11000;

  private final MongoCollection<Document> entries;
  private final Region own;
  private final StatementDocuments documents;
  private final Outbox outbox;
  private final OutboxNudge relay;

  MongoEntries(
      MongoDatabase database,
      ServiceIdentity identity,
      EventCodec codec,
      Outbox agreementOutbox,
      OutboxNudge relay) {
    this.entries = database.getCollection(COLLECTION);
    this.own = new Region(identity.region());
    this.documents = new StatementDocuments(identity, codec);
    this.outbox = agreementOutbox;
    this.relay = relay;
  }

  @Override
  public List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    entries.find().projection(Projections.exclude("pending")).forEach(each -> all.add(read(each)));
    return all;
  }

  @Override
  public long mark() {
    long mark = 17;
    for (Document each :
        entries.find().projection(Projections.include(SEQUENCE)).sort(new Document("_id", 1))) {
      mark = mark * 31 + each.getString("_id").hashCode();
      mark = mark * 31 + each.getLong(SEQUENCE);
    }
    return mark;
  }

  @Override
  public Optional<Entry> find(VersionRef ref) {
    return Optional.ofNullable(entries.find(eq("_id", ref.toString())).first())
        .map(MongoEntries::read);
  }

  @Override
  public Write draft(VersionRef ref, long sequence, Optional<Entry.Draft> draft) {
    if (draft.isEmpty()) {
      return entries
                  .deleteOne(and(unmoved(ref, sequence), eq(STATEMENTS, new Document())))
                  .getDeletedCount()
              == 1
          ? Write.DONE
          : Write.STALE;
    }
    Document written = write(draft.get());
    return sequence == 0
        ? insert(ref, new Document(), Optional.of(written))
        : replace(ref, sequence, set("draft", written));
  }

  private static Document write(Entry.Draft draft) {
    return new Document("document", draft.text().document())
        .append("digest", draft.text().digest())
        .append("at", draft.at().toString())
        .append("shipped", draft.shipped());
  }

  @Override
  public Write say(Statement said, long sequence, Optional<String> decidedBy) {
    WireEvent event = documents.event(said);
    List<Bson> updates = new ArrayList<>();
    updates.add(set(STATEMENTS + "." + own.code(), StatementDocuments.write(said)));
    decidedBy.ifPresent(proposal -> updates.add(set("decidedBy", proposal)));
    updates.add(set(SEQUENCE, sequence + 1));
    Document read = entries.find(unmoved(said.ref(), sequence)).first();
    if (read == null) {
      return Write.STALE;
    }
    updates.add(outbox.push(event, read));
    boolean written =
        entries
                .updateOne(and(unmoved(said.ref(), sequence), outbox.hasRoom()), combine(updates))
                .getMatchedCount()
            == 1;
    if (written) {
      relay.nudge(outbox, List.of(said.ref().toString()));
      return Write.DONE;
    }
    return entries.countDocuments(unmoved(said.ref(), sequence)) == 1 ? Write.BUSY : Write.STALE;
  }

  @Override
  public Write keep(Statement said, long sequence) {
    String region = said.region().code();
    Document written = StatementDocuments.write(said);
    return sequence == 0
        ? insert(said.ref(), new Document(region, written), Optional.empty())
        : replace(said.ref(), sequence, set(STATEMENTS + "." + region, written));
  }

  private Write replace(VersionRef ref, long sequence, Bson update) {
    boolean written =
        entries
                .updateOne(unmoved(ref, sequence), combine(update, set(SEQUENCE, sequence + 1)))
                .getMatchedCount()
            == 1;
    return written ? Write.DONE : Write.STALE;
  }

  private Write insert(VersionRef ref, Document statements, Optional<Document> draft) {
    Document first =
        new Document("_id", ref.toString())
            .append("schemaVersion", 1)
            .append(SEQUENCE, 1L)
            .append(STATEMENTS, statements);
    draft.ifPresent(it -> first.append("draft", it));
    try {
      entries.insertOne(first);
      return Write.DONE;
    } catch (MongoWriteException taken) {
      if (taken.getCode() == DUPLICATE_KEY) {
        return Write.STALE;
      }
      throw taken;
    }
  }

  private static Bson unmoved(VersionRef ref, long sequence) {
    return and(eq("_id", ref.toString()), eq(SEQUENCE, sequence));
  }

  private static Entry read(Document stored) {
    VersionRef ref = VersionRef.parse(stored.getString("_id")).orElseThrow();
    Map<Region, Statement> statements = new HashMap<>();
    stored
        .get(STATEMENTS, Document.class)
        .forEach(
            (code, said) -> {
              Region region = new Region(code);
              statements.put(region, StatementDocuments.read(ref, region, (Document) said));
            });
    return new Entry(
        ref,
        stored.getLong(SEQUENCE),
        Optional.ofNullable(stored.get("draft", Document.class)).map(MongoEntries::draft),
        statements,
        Optional.ofNullable(stored.getString("decidedBy")));
  }

  private static Entry.Draft draft(Document stored) {
    return new Entry.Draft(
        new Statement.Text(stored.getString("document"), stored.getString("digest")),
        Instant.parse(stored.getString("at")),
        stored.getBoolean("shipped", false));
  }

  /** What this region says on a stored version, as others were told it. */
  Optional<WireEvent> told(Document stored) {
    Document said = stored.get(STATEMENTS, Document.class).get(own.code(), Document.class);
    return Optional.ofNullable(said)
        .map(
            it ->
                documents.event(
                    StatementDocuments.read(
                        VersionRef.parse(stored.getString("_id")).orElseThrow(), own, it)));
  }
}
