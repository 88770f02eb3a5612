package cn.yichi.contracts.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A Merkle tree that grows at its end [RFC 6962 §2.1], of which only the roots of its perfect
 * subtrees are kept: at most 63 for any number of leaves, 40 for 10¹². Whoever keeps it can go on
 * after a crash and comes to the same {@link #root}.
 *
 * @param leaves how many there are, in order
 * @param peaks roots of the perfect subtrees, largest first, 64 hexadecimal digits each; as many as
 *     {@code leaves} has bits that are set
 */
public record MerkleFrontier(long leaves, List<String> peaks) {
  /** The tree without leaves. */
  public static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

  /**
   * @throws IllegalArgumentException when the peaks are not those of so many leaves
   */
  public MerkleFrontier {
    peaks = List.copyOf(peaks);
    if (leaves < 0 || peaks.size() != Long.bitCount(leaves)) {
      throw new IllegalArgumentException(peaks.size() + " peaks for " + leaves + " leaves");
    }
    if (!peaks.stream().allMatch(MerkleFrontier::isHash)) {
      throw new IllegalArgumentException("a peak is not 64 hexadecimal digits");
    }
  }

  /** Without a pattern: every entry of an audit log comes here. */
  private static boolean isHash(String peak) {
    return peak.length() == 64
        && peak.chars().allMatch(it -> it >= '0' && it <= '9' || it >= 'a' && it <= 'f');
  }

  /** With one more leaf, the UTF-8 bytes of a text. */
  public MerkleFrontier plus(String leaf) {
    return plus(leaf.getBytes(StandardCharsets.UTF_8));
  }

  MerkleFrontier plus(byte[] leaf) {
    return plusAll(List.of(leaf));
  }

  /** With more leaves, the UTF-8 bytes of each text, in order. */
  public MerkleFrontier plusTexts(List<String> more) {
    return more.isEmpty()
        ? this
        : plusAll(more.stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList());
  }

  private MerkleFrontier plusAll(List<byte[]> more) {
    List<byte[]> open = new ArrayList<>(peaks.stream().map(HexFormat.of()::parseHex).toList());
    MessageDigest sha256 = sha256();
    long count = leaves;
    for (byte[] leaf : more) {
      sha256.update((byte) 0);
      byte[] subtree = sha256.digest(leaf);
      for (long left = count; (left & 1) == 1; left >>= 1) {
        subtree = node(sha256, open.removeLast(), subtree);
      }
      open.add(subtree);
      count++;
    }
    return new MerkleFrontier(count, open.stream().map(HexFormat.of()::formatHex).toList());
  }

  /** The tree's hash, 64 hexadecimal digits; that of nothing where there is no leaf. */
  public String root() {
    MessageDigest sha256 = sha256();
    if (peaks.isEmpty()) {
      return HexFormat.of().formatHex(sha256.digest());
    }
    byte[] root = HexFormat.of().parseHex(peaks.getLast());
    for (String peak : peaks.reversed().subList(1, peaks.size())) {
      root = node(sha256, HexFormat.of().parseHex(peak), root);
    }
    return HexFormat.of().formatHex(root);
  }

  private static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
