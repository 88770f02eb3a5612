package cn.yichi.registry.file;

import cn.yichi.registry.intake.FileFault;
import cn.yichi.registry.intake.FileRefused;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How the beginning of a file tells its encoding: a byte order mark, else UTF-8 if every byte of
 * the beginning allows it, else GB18030, which contains GBK and GB 2312. What comes later is
 * decoded as strictly, so that a wrong guess cannot end as wrong names.
 *
 * @param charset UTF-8 or GB18030
 * @param markBytes length of the byte order mark, 0 without one
 * @param beginning the decoded beginning
 */
record TextForm(Charset charset, int markBytes, String beginning) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16_BE_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /**
   * @param whole whether there are no bytes after these
   * @throws FileRefused when the bytes are no text in one of the two encodings
   */
  static TextForm of(byte[] bytes, boolean whole) throws FileRefused {
    refuseOthers(bytes);
    int mark = startsWith(bytes, UTF_8_MARK) ? UTF_8_MARK.length : 0;
    ByteBuffer text = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
    String utf8 = decoded(text.duplicate(), StandardCharsets.UTF_8, whole);
    if (!utf8.isEmpty() || !text.hasRemaining()) {
      return new TextForm(StandardCharsets.UTF_8, mark, utf8);
    }
    if (mark > 0) {
      throw refused(FileFault.Code.BAD_BYTE, "UTF-8");
    }
    String gb = decoded(text.duplicate(), GB18030, whole);
    if (gb.isEmpty()) {
      throw refused(FileFault.Code.ENCODING_UNSUPPORTED, "?");
    }
    return new TextForm(GB18030, 0, gb);
  }

  /** A decoder that stops at the first byte its encoding does not allow. */
  CharsetDecoder strictDecoder() {
    return strict(charset);
  }

  private static void refuseOthers(byte[] bytes) throws FileRefused {
    if (startsWith(bytes, UTF_16_LE_MARK) || startsWith(bytes, UTF_16_BE_MARK)) {
      throw refused(FileFault.Code.ENCODING_UNSUPPORTED, "UTF-16");
    }
    if (startsWith(bytes, ZIP) || startsWith(bytes, OLE)) {
      throw refused(FileFault.Code.WORKBOOK_NOT_CSV, "");
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw refused(FileFault.Code.NOT_TEXT, Integer.toString(i + 1));
      }
    }
  }

  /** The text, empty when a byte is not allowed. A character cut off at the end is left out. */
  private static String decoded(ByteBuffer bytes, Charset charset, boolean whole) {
    CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
    CharsetDecoder decoder = strict(charset);
    try {
      CoderResult result = decoder.decode(bytes, chars, whole);
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException notAllowed) {
      return "";
    }
    return chars.flip().toString();
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  private static FileRefused refused(FileFault.Code code, String value) {
    return new FileRefused(FileFault.of(code, value));
  }
}
