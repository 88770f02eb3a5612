package cn.yichi.recognition.decision;

import cn.yichi.recognition.agreement.ClauseRef;
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
          .append(silent(ground) ? ground.clause().map(ClauseRef::agreement) : ground.clause())
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

  /**
   * That a document says nothing of a kind is the same answer in each of its versions: what is
   * amended in it for others does not reach the kind.
   */
  private static boolean silent(Ground ground) {
    return ground.code() == GroundCode.KIND_NOT_COVERED;
  }
}
