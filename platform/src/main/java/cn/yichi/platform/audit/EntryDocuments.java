package cn.yichi.platform.audit;

import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Entries as documents: the very bytes that the hash covers, so that nothing depends on how a
 * driver or a database writes a number; beside them what is no part of it.
 */
final class EntryDocuments {
  private static final int SCHEMA = 1;
  static final String ENTRY = "entry";
  static final String HASH = "hash";
  static final String WHO = "who";

  private EntryDocuments() {}

  static Document write(Entry entry) {
    byte[] bytes = EntryBytes.write(entry);
    Document document =
        new Document("_id", Head.id(entry.chain(), entry.sequence()))
            .append("schemaVersion", SCHEMA)
            .append(ENTRY, new Binary(bytes))
            .append(HASH, EntryBytes.hash(bytes));
    entry.who().ifPresent(who -> document.append(WHO, who.text()));
    return document;
  }

  /** The head of a chain whose last entry the document is. */
  static Head head(Document stored) {
    String hash = stored.get(HASH) instanceof String text ? text : "";
    return Head.of(String.valueOf(stored.get("_id")), hash);
  }

  /**
   * The entry of a document.
   *
   * @throws RuntimeException of some kind when the hash does not fit, or it is no entry
   */
  static Entry read(Document stored) {
    byte[] bytes = stored.get(ENTRY, Binary.class).getData();
    if (!EntryBytes.hash(bytes).equals(stored.get(HASH))) {
      throw new IllegalArgumentException("its hash does not fit what it says");
    }
    return EntryBytes.read(bytes, stored.get(WHO, ""));
  }

  /**
   * The heads that a chain's first entry names; none where it is not sound, which is found when its
   * chain is read.
   */
  static List<Head> named(Document stored) {
    try {
      return read(stored).named();
    } catch (RuntimeException altered) {
      return List.of();
    }
  }
}
