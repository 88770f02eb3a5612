package cn.yichi.recognition.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Digest of what a decision says, without the day and versions it was taken on. That a document
 * says nothing of a kind is the same answer in each of its versions and in any order: what is
 * amended in it for other kinds does not reach this one.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(Decision decision) {
    StringBuilder said = new StringBuilder(256);
    said.append(decision.outcome()).append('|').append(decision.decidedBy());
    Set<String> silent = new TreeSet<>();
    for (Ground ground : decision.grounds()) {
      if (ground.code() == GroundCode.KIND_NOT_COVERED) {
        ground
            .clause()
            .ifPresent(of -> silent.add(of.agreement() + new TreeMap<>(ground.parameters())));
      } else {
        said.append('|')
            .append(ground.code())
            .append(ground.clause())
            .append(parameters(ground, decision.asOf()));
      }
    }
    if (!silent.isEmpty()) {
      said.append('|').append(silent);
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

  /** Without the day that was asked about: the same answer a day later is the same answer. */
  private static Map<String, String> parameters(Ground ground, LocalDate asOf) {
    Map<String, String> said = new TreeMap<>(ground.parameters());
    said.remove("asOf");
    if (ground.code() == GroundCode.ISSUER_SUSPENDED) {
      said.remove("date", asOf.toString());
    }
    return said;
  }
}
