package cn.yichi.contracts.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/** How stated text is brought to one form before it is read: full width, case, stray spaces. */
final class WrittenForm {
  private WrittenForm() {}

  /** NFKC, upper case, without any space, control or invisible character. */
  static String compact(String raw) {
    return isCompact(raw) ? raw : keep(upper(nfkc(raw)), c -> !isNoise(c));
  }

  /** NFKC, ends trimmed, inner runs of space as one space, without control characters. */
  static String tidy(String raw) {
    String folded = nfkc(raw);
    StringBuilder out = new StringBuilder(folded.length());
    boolean gap = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isWhitespace(c)) {
        gap = !out.isEmpty();
      } else if (!isNoise(c)) {
        if (gap) {
          out.append(' ');
          gap = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  /** NFKC; plain ASCII is its own NFKC form. */
  static String nfkc(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) >= 0x80) {
        return Normalizer.normalize(raw, Normalizer.Form.NFKC);
      }
    }
    return raw;
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** The characters that pass. */
  static String keep(String text, IntPredicate passes) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (passes.test(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** True when every character in the range is an ASCII digit. */
  static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpperLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** The number written by the digits of the range; the caller has checked that they are digits. */
  static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + (text.charAt(i) - '0');
    }
    return value;
  }

  /** The text with all but its ends starred; a short text shows its first character only. */
  static String masked(String text, int head, int tail) {
    if (text.length() <= head + tail) {
      return text.isEmpty() ? "" : text.charAt(0) + "*".repeat(text.length() - 1);
    }
    int hidden = text.length() - head - tail;
    return text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
  }

  private static boolean isCompact(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c <= ' ' || c >= 0x7F || (c >= 'a' && c <= 'z')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNoise(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
