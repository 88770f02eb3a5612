package cn.yichi.platform.audit;

import cn.yichi.platform.audit.ActorSeal.SealedWho;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The bytes of an entry, as they are stored and as its hash covers them: the hash is SHA-256 of
 * exactly these. A <i>number</i> is 8 bytes, big-endian. A <i>text</i> is the number of its bytes
 * in UTF-8, as a number, then those bytes. A <i>list</i> is the number of its elements, as a
 * number, then the elements. In this order:
 *
 * <ol>
 *   <li>text {@code yichi-audit-1}
 *   <li>text hash of the entry before, 64 hexadecimal digits; zeros before the first
 *   <li>text chain, number sequence
 *   <li>number instant, in milliseconds since 1970-01-01T00:00Z
 *   <li>text kind, text action
 *   <li>text blind index of who, empty where nobody is known; never the ciphertext, which stands
 *       beside these bytes, so that keys can be changed
 *   <li>list of texts roles, text client, text address, text trace id
 *   <li>list of texts objects; number count and text root of the batch, 0 and empty where there is
 *       none; text purpose
 *   <li>number status, text code
 *   <li>list of heads named: text chain, number sequence, text hash each
 * </ol>
 */
final class EntryBytes {
  private static final String FORM = "yichi-audit-1";

  private EntryBytes() {}

  static String hash(byte[] entry) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(entry));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  static byte[] write(Entry entry) {
    var out = new Writing();
    Deed deed = entry.deed();
    out.text(FORM).text(entry.previous()).text(entry.chain()).number(entry.sequence());
    out.number(deed.at().toEpochMilli()).text(deed.kind().name()).text(deed.action());
    out.text(entry.who().map(SealedWho::index).orElse(""));
    out.list(deed.by().roles(), out::text);
    out.text(deed.by().client()).text(deed.by().address()).text(deed.by().trace());
    out.list(deed.about().objects(), out::text);
    out.number(deed.about().batch().map(Deed.Batch::count).orElse(0L));
    out.text(deed.about().batch().map(Deed.Batch::root).orElse(""));
    out.text(deed.about().purpose());
    out.number(deed.result().status()).text(deed.result().code());
    out.list(
        entry.named(), head -> out.text(head.chain()).number(head.sequence()).text(head.hash()));
    return out.bytes.toByteArray();
  }

  /**
   * Reads {@link #write}.
   *
   * @param sealed the ciphertext beside the bytes, empty where there is none
   * @throws RuntimeException of some kind where they are not in that form
   */
  static Entry read(byte[] bytes, String sealed) {
    var in = new Reading(ByteBuffer.wrap(bytes));
    if (!in.text().equals(FORM)) {
      throw new IllegalArgumentException("not " + FORM);
    }
    String previous = in.text();
    String chain = in.text();
    long sequence = in.number();
    Instant at = Instant.ofEpochMilli(in.number());
    AuditKind kind = AuditKind.valueOf(in.text());
    String action = in.text();
    String index = in.text();
    Actor by = new Actor(Optional.empty(), in.list(in::text), in.text(), in.text(), in.text());
    Deed.About about = about(in);
    var result = new Deed.Result(Math.toIntExact(in.number()), in.text());
    List<Head> named = in.list(() -> new Head(in.text(), in.number(), in.text()));
    if (in.bytes.hasRemaining()) {
      throw new IllegalArgumentException("more than an entry");
    }
    return new Entry(
        chain,
        sequence,
        previous,
        new Deed(at, kind, action, by, about, result),
        index.isEmpty() ? Optional.empty() : Optional.of(new SealedWho(sealed, index)),
        named);
  }

  private static Deed.About about(Reading in) {
    List<String> objects = in.list(in::text);
    var batch = new Deed.Batch(in.number(), in.text());
    return new Deed.About(
        objects, batch.root().isEmpty() ? Optional.empty() : Optional.of(batch), in.text());
  }

  private static final class Writing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    Writing number(long value) {
      bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
      return this;
    }

    Writing text(String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      bytes.writeBytes(utf8);
      return this;
    }

    <T> void list(List<T> elements, Consumer<T> each) {
      number(elements.size());
      elements.forEach(each);
    }
  }

  private record Reading(ByteBuffer bytes) {
    long number() {
      return bytes.getLong();
    }

    /** A length that lies is refused before anything is made of it. */
    String text() {
      byte[] utf8 = new byte[length()];
      bytes.get(utf8);
      return new String(utf8, StandardCharsets.UTF_8);
    }

    <T> List<T> list(Supplier<T> each) {
      int count = length();
      List<T> elements = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        elements.add(each.get());
      }
      return elements;
    }

    private int length() {
      long stated = number();
      if (stated < 0 || stated > bytes.remaining()) {
        throw new IllegalArgumentException("longer than there is");
      }
      return (int) stated;
    }
  }
}
