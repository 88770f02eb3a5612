package cn.yichi.recognition.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Rulings that interpret clauses for every certificate.
 *
 * @param rulings in order of their ids
 * @param revision digest of their content; empty where there are none
 */
public record Interpretations(List<Ruling> rulings, String revision) {
  public static final Interpretations NONE = new Interpretations(List.of(), "");

  public static Interpretations of(List<Ruling> rulings) {
    List<Ruling> ordered = rulings.stream().sorted(Comparator.comparing(Ruling::id)).toList();
    return ordered.isEmpty() ? NONE : new Interpretations(ordered, digest(ordered.toString()));
  }

  private static String digest(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
