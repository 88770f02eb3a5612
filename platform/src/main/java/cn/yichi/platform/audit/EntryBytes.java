package cn.yichi.platform.audit;

import cn.yichi.platform.audit.ActorSeal.SealedWho;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bytes that an entry's hash covers. The hash is SHA-256 of the previous entry's hash (32
 * bytes; zeros before the first) followed by the parts below, in this order. A <i>number</i> is 8
 * bytes, big-endian. A <i>text</i> is the number of its bytes in UTF-8, as a number, then those
 * bytes. A <i>list</i> is the number of its elements, as a number, then the elements.
 *
 * <ol>
 *   <li>text {@code yichi-audit-1}
 *   <li>text chain, number sequence
 *   <li>number instant, in milliseconds since 1970-01-01T00:00Z
 *   <li>text kind, text action
 *   <li>text blind index of who, empty where nobody is known; never the ciphertext, so that keys
 *       can be changed
 *   <li>list of texts roles, text client, text address, text trace id
 *   <li>list of texts objects; number count and text root of the batch, 0 and empty where there is
 *       none; text purpose
 *   <li>number status, text code
 *   <li>list of heads named: text chain, number sequence, text hash each
 * </ol>
 */
final class EntryBytes {
  private static final String FORM = "yichi-audit-1";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final byte[] number = new byte[Long.BYTES];

  private EntryBytes() {}

  static String hash(Entry entry) {
    MessageDigest sha256 = sha256();
    sha256.update(HexFormat.of().parseHex(entry.previous()));
    return HexFormat.of().formatHex(sha256.digest(of(entry)));
  }

  static byte[] of(Entry entry) {
    var out = new EntryBytes();
    Deed deed = entry.deed();
    out.text(FORM).text(entry.chain()).number(entry.sequence());
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

  private EntryBytes number(long value) {
    ByteBuffer.wrap(number).putLong(value);
    bytes.writeBytes(number);
    return this;
  }

  private EntryBytes text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  private <T> void list(List<T> elements, Consumer<T> each) {
    number(elements.size());
    elements.forEach(each);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
