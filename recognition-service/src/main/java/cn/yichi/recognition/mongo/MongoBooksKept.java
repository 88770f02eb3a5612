package cn.yichi.recognition.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.store.Inserts;
import cn.yichi.recognition.register.BooksKept;
import cn.yichi.recognition.register.Statement;
import cn.yichi.recognition.register.VersionRef;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * One document a book, {@code _id = <revision>}, and one a text, {@code _id = <digest>}; never
 * changed and never deleted, for they are public and few. Texts are written first: a book that is
 * found can be read.
 */
@Component
final class MongoBooksKept implements BooksKept {
  static final String BOOKS = "books_of_agreements";
  static final String TEXTS = "agreement_texts";

  /** One document each time another book begins to hold: {@code _id = <instant>/<revision>}. */
  static final String HELD = "books_held";

  private static final String KNOWN_SINCE = "knownSince";
  private static final String REVISION = "revision";

  // All of one length, so that texts stand in the order of time.
  private static final DateTimeFormatter IN_ORDER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final MongoCollection<Document> books;
  private final MongoCollection<Document> held;
  private final MongoCollection<Document> texts;
  private final Clock clock;

  MongoBooksKept(MongoDatabase database, Clock clock) {
    this.books = database.getCollection(BOOKS);
    this.held = database.getCollection(HELD);
    this.texts = database.getCollection(TEXTS);
    this.clock = clock;
  }

  @Override
  public void keep(String revision, List<Chapter> chapters) {
    keepBook(revision, chapters);
    if (!latest(new Document()).filter(it -> revision.equals(it.getString(REVISION))).isPresent()) {
      Instant now = clock.instant();
      Inserts.duplicates(
          held,
          List.of(
              new Document("_id", IN_ORDER.format(now) + "/" + revision)
                  .append("schemaVersion", 1)
                  .append(REVISION, revision)));
    }
  }

  private Optional<Document> latest(Bson among) {
    return Optional.ofNullable(held.find(among).sort(Sorts.descending("_id")).first());
  }

  @Override
  public Past before(Instant instant) {
    Optional<Document> then = latest(lt("_id", IN_ORDER.format(instant)));
    if (then.isPresent()) {
      return new Past(find(then.get().getString(REVISION)), true, instant);
    }
    // Books of before it was noted which held. They are few, for agreements change seldom.
    Map<Instant, String> known = new TreeMap<>();
    for (Document each : books.find().projection(Projections.include(KNOWN_SINCE))) {
      known.put(Instant.parse(each.getString(KNOWN_SINCE)), each.getString("_id"));
    }
    Instant first = known.keySet().stream().findFirst().orElseGet(clock::instant);
    return known.entrySet().stream()
        .filter(each -> each.getKey().isBefore(instant))
        .reduce((one, later) -> later)
        .map(last -> new Past(find(last.getValue()), false, first))
        .orElseGet(() -> new Past(Optional.empty(), true, first));
  }

  private void keepBook(String revision, List<Chapter> chapters) {
    if (books.find(eq("_id", revision)).first() != null) {
      return;
    }
    Inserts.duplicates(
        texts,
        chapters.stream()
            .map(Chapter::text)
            .distinct()
            .map(
                it ->
                    new Document("_id", it.digest())
                        .append("schemaVersion", 1)
                        .append("document", it.document()))
            .toList());
    Inserts.duplicates(
        books,
        List.of(
            new Document("_id", revision)
                .append("schemaVersion", 1)
                .append(KNOWN_SINCE, clock.instant().toString())
                .append("chapters", chapters.stream().map(MongoBooksKept::write).toList())));
  }

  private static Document write(Chapter chapter) {
    return new Document("ref", chapter.ref().toString())
        .append("digest", chapter.text().digest())
        .append(
            "measures",
            chapter.measures().stream()
                .map(it -> StatementDocuments.write(it).append("by", it.by().code()))
                .toList());
  }

  @Override
  public Optional<KeptBook> find(String revision) {
    return Optional.ofNullable(books.find(eq("_id", revision)).first()).map(this::read);
  }

  private KeptBook read(Document stored) {
    List<Document> chapters = stored.getList("chapters", Document.class);
    Map<String, String> documents = new HashMap<>();
    texts
        .find(in("_id", chapters.stream().map(it -> it.getString("digest")).toList()))
        .forEach(it -> documents.put(it.getString("_id"), it.getString("document")));
    return new KeptBook(
        stored.getString("_id"),
        Instant.parse(stored.getString(KNOWN_SINCE)),
        chapters.stream().map(it -> chapter(it, documents)).toList());
  }

  private static Chapter chapter(Document stored, Map<String, String> documents) {
    String digest = stored.getString("digest");
    String document = documents.get(digest);
    if (document == null) {
      throw new IllegalStateException("the text " + digest + " of a kept book is gone");
    }
    return new Chapter(
        VersionRef.parse(stored.getString("ref")).orElseThrow(),
        new Statement.Text(document, digest),
        stored.getList("measures", Document.class).stream()
            .map(it -> StatementDocuments.measure(new Region(it.getString("by")), it))
            .toList());
  }

  @Override
  public Optional<String> text(String digest) {
    return Optional.ofNullable(texts.find(eq("_id", digest)).first())
        .map(it -> it.getString("document"));
  }
}
