package cn.yichi.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that services left behind.
 *
 * @param place where, as a person looks for it
 * @param content its bytes as characters of ISO 8859-1
 */
record Trace(String place, String content) {
  Trace(String place, byte[] content) {
    this(place, new String(content, StandardCharsets.ISO_8859_1));
  }

  static Trace ofText(String place, String text) {
    return new Trace(place, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Each mark in it, with its form and what stands round it. */
  List<String> found(List<Mark> marks) {
    List<String> found = new ArrayList<>();
    for (Mark mark : marks) {
      mark.forms()
          .forEach(
              (form, text) -> {
                int at = content.indexOf(text);
                if (at >= 0) {
                  found.add(mark.what() + " as " + form + " in " + place + ": " + round(at));
                }
              });
    }
    return found;
  }

  private String round(int at) {
    return content
        .substring(Math.max(0, at - 60), Math.min(content.length(), at + 60))
        .replaceAll("[^\\x20-\\x7e]", ".");
  }
}
