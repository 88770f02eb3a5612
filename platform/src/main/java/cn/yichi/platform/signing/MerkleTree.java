package cn.yichi.platform.signing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree of RFC 6962 §2.1 over the hashes of its leaves: a node is the hash of {@code 1} and its
 * two children, a leaf that of {@code 0} and its content, so that neither passes for the other.
 */
final class MerkleTree {
  static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** From the leaves to the root. */
  private final List<List<byte[]>> levels = new ArrayList<>();

  /**
   * @param leaves hashes of the leaves, at least one
   */
  MerkleTree(Hash hash, List<byte[]> leaves) {
    levels.add(leaves);
    while (levels.getLast().size() > 1) {
      levels.add(above(hash, levels.getLast()));
    }
  }

  private static List<byte[]> above(Hash hash, List<byte[]> level) {
    List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
    for (int i = 0; i + 1 < level.size(); i += 2) {
      above.add(node(hash, level.get(i), 0, level.get(i + 1), 0));
    }
    if (level.size() % 2 == 1) {
      above.add(level.getLast());
    }
    return above;
  }

  byte[] root() {
    return levels.getLast().getFirst();
  }

  /** The hashes that lead from a leaf to the root, one behind the other (RFC 6962 §2.1.1). */
  byte[] path(int leaf) {
    byte[] path = new byte[levels.size() * Hash.LENGTH];
    int length = 0;
    int at = leaf;
    for (List<byte[]> level : levels) {
      int sibling = at ^ 1;
      if (sibling < level.size()) {
        System.arraycopy(level.get(sibling), 0, path, length, Hash.LENGTH);
        length += Hash.LENGTH;
      }
      at >>= 1;
    }
    return Arrays.copyOf(path, length);
  }

  /**
   * The root to which a path leads (RFC 9162 §2.1.3.2); null where a tree of that size has no such
   * path.
   *
   * @param leaf hash of the leaf
   * @param from where the path begins; it reaches to the end
   */
  static byte @Nullable [] root(
      Hash hash, byte[] leaf, int index, int size, byte[] path, int from) {
    if (index < 0 || index >= size || (path.length - from) % Hash.LENGTH != 0) {
      return null;
    }
    int at = index;
    int last = size - 1;
    byte[] node = leaf;
    for (int next = from; next < path.length; next += Hash.LENGTH) {
      if (last == 0) {
        return null;
      }
      if ((at & 1) == 1 || at == last) {
        node = node(hash, path, next, node, 0);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        node = node(hash, node, 0, path, next);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 ? node : null;
  }

  private static byte[] node(Hash hash, byte[] left, int leftAt, byte[] right, int rightAt) {
    hash.update(NODE);
    hash.update(left, leftAt, Hash.LENGTH);
    hash.update(right, rightAt, Hash.LENGTH);
    return hash.finish();
  }
}
