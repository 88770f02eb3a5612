package cn.yichi.recognition.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of certificate ids in their order, which falls evenly for they are digests.
 *
 * @param after begins behind this one; empty begins at the first
 * @param before ends before this one; {@code ~} ends behind the last
 */
public record Span(String after, String before) {
  /** All ids. */
  public static final Span WHOLE = new Span("", "~");

  // Base32 in the order of its characters' codes.
  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";

  /** Most pieces that all ids are cut into. */
  public static final int MOST = DIGITS.length() * DIGITS.length();

  /**
   * All ids in so many pieces.
   *
   * @throws IllegalArgumentException outside 1 to {@link #MOST}
   */
  public static List<Span> pieces(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("from 1 to " + MOST + " pieces: " + count);
    }
    List<Span> pieces = new ArrayList<>(count);
    String after = "";
    for (int piece = 1; piece <= count; piece++) {
      String before = piece == count ? WHOLE.before() : cut(piece * MOST / count);
      pieces.add(new Span(after, before));
      after = before;
    }
    return pieces;
  }

  /** No id is as short as this, so that none lies on the cut. */
  private static String cut(int at) {
    return "" + DIGITS.charAt(at / DIGITS.length()) + DIGITS.charAt(at % DIGITS.length());
  }

  /** What lies behind an id. */
  public Span behind(String id) {
    return new Span(id, before);
  }
}
