package cn.yichi.platform.table;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How the beginning of a file tells its encoding: a byte order mark, else UTF-8 if every byte of
 * the beginning allows it, else GB18030, which contains GBK and GB 2312. What comes later is
 * decoded as strictly. Of the encodings of the mainland a wrong guess cannot end as wrong names;
 * text in Big5, EUC-KR or Shift_JIS may happen to be GB18030 too, and only a person can tell: the
 * job says which encoding was read.
 *
 * @param charset UTF-8 or GB18030
 * @param markBytes length of the byte order mark, 0 without one
 * @param beginning the decoded beginning
 */
record TextForm(Charset charset, int markBytes, String beginning) {
  static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16_BE_MARK = {(byte) 0xFE, (byte) 0xFF};

  /** In UTF-16 at least each twentieth byte is zero: separators, digits, line ends. */
  private static final int LEAST_ZEROS = 20;

  /**
   * Han characters from which on a line is UTF-8 for certain. By chance one in five common
   * characters of GB18030 is also UTF-8, but as a letter of two bytes, of another script: of lines
   * with six of them one in thirty thousand passes. Two characters of three bytes are three of
   * GB18030, the first of them a rare one: that is one in a hundred thousand, and four of them
   * fewer than one line in a thousand million.
   */
  private static final int LEAST_TO_TELL = 4;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /**
   * @param whole whether there are no bytes after these
   * @throws TableRefused when the bytes are no text in one of the two encodings
   */
  static TextForm of(byte[] bytes, boolean whole) throws TableRefused {
    refuseOthers(bytes);
    int mark = startsWith(bytes, UTF_8_MARK) ? UTF_8_MARK.length : 0;
    Decoding utf8 = Decoding.of(bytes, mark, StandardCharsets.UTF_8, whole);
    if (utf8.sound() || mark > 0) {
      return utf8.form(mark);
    }
    Decoding gb = Decoding.of(bytes, 0, GB18030, whole);
    return gb.sound() || gb.lines() > utf8.lines() ? gb.form(0) : utf8.form(0);
  }

  /** A decoder that stops at the first byte its encoding does not allow. */
  CharsetDecoder strictDecoder() {
    return strict(charset);
  }

  /** Whether cells that were read as GB18030 are UTF-8: Chinese words do not fit both by chance. */
  static boolean isUtf8(List<String> cells) {
    byte[] bytes = String.join("", cells).getBytes(GB18030);
    Decoding utf8 = Decoding.of(bytes, 0, StandardCharsets.UTF_8, true);
    return utf8.sound()
        && utf8.text().codePoints().filter(TextForm::isHan).count() >= LEAST_TO_TELL;
  }

  private static boolean isHan(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
  }

  static boolean isWorkbook(byte[] bytes) {
    return startsWith(bytes, ZIP) || startsWith(bytes, OLE);
  }

  private static void refuseOthers(byte[] bytes) throws TableRefused {
    if (startsWith(bytes, UTF_16_LE_MARK) || startsWith(bytes, UTF_16_BE_MARK)) {
      throw refused(TableFault.Code.ENCODING_UNSUPPORTED, "UTF-16");
    }
    if (isWorkbook(bytes)) {
      throw refused(TableFault.Code.WORKBOOK_NOT_CSV, "");
    }
    refuseZeros(bytes);
  }

  /** Zeros nearly all at every other place are halves of UTF-16 that came without its mark. */
  private static void refuseZeros(byte[] bytes) throws TableRefused {
    int first = -1;
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        first = first < 0 ? i : first;
        zeros[i % 2]++;
      }
    }
    if (first >= 0) {
      int many = Math.max(zeros[0], zeros[1]);
      int few = Math.min(zeros[0], zeros[1]);
      boolean halves = many >= bytes.length / LEAST_ZEROS && few * LEAST_ZEROS < many;
      throw halves
          ? refused(TableFault.Code.ENCODING_UNSUPPORTED, "UTF-16")
          : refused(TableFault.Code.NOT_TEXT, Integer.toString(first + 1));
    }
  }

  /**
   * An attempt at one encoding.
   *
   * @param text up to the first byte that is not allowed; a character cut off at the end of the
   *     beginning is left out
   * @param sound whether every byte is allowed
   */
  private record Decoding(Charset charset, String text, boolean sound) {
    static Decoding of(byte[] bytes, int from, Charset charset, boolean whole) {
      CharBuffer chars = CharBuffer.allocate(bytes.length - from + 1);
      ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
      CoderResult result = strict(charset).decode(in, chars, whole);
      return new Decoding(charset, chars.flip().toString(), !result.isError());
    }

    /** How many lines are whole. */
    long lines() {
      return text.chars().filter(c -> c == '\n').count();
    }

    TextForm form(int markBytes) throws TableRefused {
      if (sound) {
        return new TextForm(charset, markBytes, text);
      }
      long lines = lines();
      throw lines == 0 && markBytes == 0
          ? refused(TableFault.Code.ENCODING_UNKNOWN, "")
          : new TableRefused(new TableFault(TableFault.Code.BAD_BYTE, charset.name(), lines + 1));
    }
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

  private static TableRefused refused(TableFault.Code code, String value) {
    return new TableRefused(TableFault.of(code, value));
  }
}
