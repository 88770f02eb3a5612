package cn.yichi.recognition.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Digest of what a decision says, without the day and versions it was taken on. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Decision decision) {
    StringBuilder said = new StringBuilder(256);
    said.append(decision.outcome()).append('|').append(decision.decidedBy());
    for (Ground ground : decision.grounds()) {
      said.append('|')
          .append(ground.code())
          .append(ground.clause())
          .append(new TreeMap<>(ground.parameters()));
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(said.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
