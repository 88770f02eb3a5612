package cn.yichi.bench.speed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Entries of one collection in a file, so that a million of them need no heap. */
final class Shelf {
  private static final int BUFFER = 1 << 20;

  private Shelf() {}

  /** Writes entries one after another. */
  static final class Writer implements AutoCloseable {
    private final DataOutputStream out;

    Writer(Path file) throws IOException {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    void add(Entry entry) throws IOException {
      document(entry.insert());
      Entry.Fact record = entry.record();
      out.writeBoolean(record != null);
      if (record != null) {
        fact(record);
      }
      out.writeInt(entry.updates().size());
      for (Entry.Update update : entry.updates()) {
        document(update.filter());
        document(update.change());
      }
    }

    private void document(@Nullable RawBsonDocument document) throws IOException {
      bytes(document == null ? new byte[0] : bytesOf(document));
    }

    private static byte[] bytesOf(RawBsonDocument document) {
      var buffer = document.getByteBuffer().asNIO();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    }

    private void fact(Entry.Fact fact) throws IOException {
      out.writeUTF(fact.topic());
      bytes(fact.key());
      bytes(fact.value());
      out.writeInt(fact.headers().size());
      for (Entry.Header header : fact.headers()) {
        bytes(header.name().getBytes(StandardCharsets.UTF_8));
        bytes(header.value());
      }
    }

    private void bytes(byte[] bytes) throws IOException {
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /** Gives the entries out in batches, to any number of threads. */
  static final class Reader implements AutoCloseable {
    private final DataInputStream in;
    private long left;

    /**
     * @param count entries in the file
     */
    Reader(Path file, long count) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
      left = count;
    }

    /** The next entries; none at the end. */
    synchronized List<Entry> next(int most) throws IOException {
      List<Entry> batch = new ArrayList<>(most);
      while (left > 0 && batch.size() < most) {
        batch.add(entry());
        left--;
      }
      return batch;
    }

    private Entry entry() throws IOException {
      RawBsonDocument insert = document();
      Entry.@Nullable Fact record = in.readBoolean() ? fact() : null;
      int count = in.readInt();
      List<Entry.Update> updates = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        updates.add(new Entry.Update(present(document()), present(document())));
      }
      return new Entry(insert, record, updates);
    }

    private static RawBsonDocument present(@Nullable RawBsonDocument document) throws IOException {
      if (document == null) {
        throw new IOException("an update without a document");
      }
      return document;
    }

    private @Nullable RawBsonDocument document() throws IOException {
      byte[] bytes = bytes();
      return bytes.length == 0 ? null : new RawBsonDocument(bytes);
    }

    private Entry.Fact fact() throws IOException {
      String topic = in.readUTF().intern();
      byte[] key = bytes();
      byte[] value = bytes();
      int count = in.readInt();
      List<Entry.Header> headers = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        headers.add(
            new Entry.Header(new String(bytes(), StandardCharsets.UTF_8).intern(), bytes()));
      }
      return new Entry.Fact(topic, key, value, headers);
    }

    private byte[] bytes() throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return bytes;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
