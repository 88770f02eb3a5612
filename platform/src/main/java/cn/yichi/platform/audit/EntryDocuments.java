package cn.yichi.platform.audit;

import cn.yichi.platform.audit.ActorSeal.SealedWho;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Entries as documents; what is empty is left out. */
final class EntryDocuments {
  private static final int SCHEMA = 1;

  private EntryDocuments() {}

  static Document write(Entry entry, String hash) {
    Deed deed = entry.deed();
    Document document =
        new Document("_id", Head.id(entry.chain(), entry.sequence()))
            .append("schemaVersion", SCHEMA)
            .append("chain", entry.chain())
            .append("sequence", entry.sequence())
            .append("at", Date.from(deed.at()))
            .append("kind", deed.kind().name())
            .append("action", deed.action());
    entry
        .who()
        .ifPresent(
            who ->
                document.append(
                    "who", new Document("sealed", who.text()).append("index", who.index())));
    putList(document, "roles", deed.by().roles());
    putText(document, "client", deed.by().client());
    putText(document, "address", deed.by().address());
    putText(document, "trace", deed.by().trace());
    putList(document, "objects", deed.about().objects());
    deed.about()
        .batch()
        .ifPresent(
            batch ->
                document.append(
                    "batch", new Document("count", batch.count()).append("root", batch.root())));
    putText(document, "purpose", deed.about().purpose());
    document.append("status", deed.result().status());
    putText(document, "code", deed.result().code());
    putList(document, "named", entry.named().stream().map(EntryDocuments::head).toList());
    return document.append("previous", entry.previous()).append("hash", hash);
  }

  /**
   * @throws RuntimeException of some kind when somebody altered the document's form
   */
  static Entry read(Document stored) {
    Deed deed =
        new Deed(
            stored.getDate("at").toInstant(),
            AuditKind.valueOf(stored.getString("kind")),
            stored.getString("action"),
            new Actor(
                Optional.empty(),
                stored.getList("roles", String.class, List.of()),
                text(stored, "client"),
                text(stored, "address"),
                text(stored, "trace")),
            new Deed.About(
                stored.getList("objects", String.class, List.of()),
                Optional.ofNullable(stored.get("batch", Document.class))
                    .map(it -> new Deed.Batch(it.getLong("count"), it.getString("root"))),
                text(stored, "purpose")),
            new Deed.Result(stored.getInteger("status"), text(stored, "code")));
    return new Entry(
        stored.getString("chain"),
        stored.getLong("sequence"),
        stored.getString("previous"),
        deed,
        Optional.ofNullable(stored.get("who", Document.class))
            .map(it -> new SealedWho(it.getString("sealed"), it.getString("index"))),
        named(stored));
  }

  static List<Head> named(Document stored) {
    return stored.getList("named", Document.class, List.of()).stream()
        .map(it -> new Head(it.getString("chain"), it.getLong("sequence"), it.getString("hash")))
        .toList();
  }

  private static Document head(Head head) {
    return new Document("chain", head.chain())
        .append("sequence", head.sequence())
        .append("hash", head.hash());
  }

  private static String text(Document stored, String field) {
    return stored.get(field, "");
  }

  private static void putText(Document document, String field, String text) {
    if (!text.isEmpty()) {
      document.append(field, text);
    }
  }

  private static void putList(Document document, String field, List<?> list) {
    if (!list.isEmpty()) {
      document.append(field, list);
    }
  }
}
