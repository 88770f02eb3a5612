package cn.yichi.sandbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Something made up that must stand nowhere, in every form in which it could.
 *
 * @param what it is
 * @param text at least six bytes long, so that no form of it comes about by chance
 */
record Mark(String what, String text) {
  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  /** Each form by its name, its bytes as characters of ISO 8859-1. */
  Map<String, String> forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    for (Charset charset : CHARSETS) {
      byte[] bytes = text.getBytes(charset);
      String hex = HexFormat.of().formatHex(bytes);
      forms.put(charset.name(), latin(bytes));
      forms.put(charset + " hex", hex);
      forms.put(charset + " HEX", hex.toUpperCase(Locale.ROOT));
      forms.put(charset + " percent", percent(bytes));
      forms.put(charset + " Percent", percent(bytes).toLowerCase(Locale.ROOT));
      for (int offset = 0; offset < 3; offset++) {
        String plain = base64(bytes, offset);
        forms.put(charset + " base64+" + offset, plain);
        forms.put(charset + " base64url+" + offset, plain.replace('+', '-').replace('/', '_'));
      }
    }
    forms.put("UTF-16LE", latin(text.getBytes(StandardCharsets.UTF_16LE)));
    forms.put("UTF-16BE", latin(text.getBytes(StandardCharsets.UTF_16BE)));
    forms.put("JSON", escaped("\\u%04x"));
    forms.put("Json", escaped("\\u%04X"));
    forms.put("JSON in JSON", escaped("\\\\u%04x"));
    return forms;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String percent(byte[] bytes) {
    return HexFormat.of().withPrefix("%").withUpperCase().formatHex(bytes);
  }

  private String escaped(String form) {
    StringBuilder all = new StringBuilder();
    text.chars().forEach(c -> all.append(c < 128 ? "" + (char) c : form.formatted(c)));
    return all.toString();
  }

  /** What of it stands in base64 whatever comes before and after it. */
  private static String base64(byte[] bytes, int offset) {
    byte[] shifted = new byte[offset + bytes.length];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    return all.substring((offset * 8 + 5) / 6, shifted.length * 8 / 6);
  }
}
