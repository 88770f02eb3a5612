package cn.yichi.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Heads of chains that retention removes, as an entry of another chain names them. Such an entry
 * counts only where {@code books} has seen it: what somebody writes behind the end of a chain has
 * no effect.
 */
final class Removals {
  private static final char SPACE = ' ';

  private Removals() {}

  /** The deed that names them. */
  static Deed deed(List<Head> heads, Instant now) {
    List<String> objects =
        heads.stream()
            .map(head -> Head.id(head.chain(), head.sequence()) + SPACE + head.hash())
            .toList();
    return new Deed(
        now,
        AuditKind.CHAIN_REMOVAL,
        "audit.remove",
        Actor.service(),
        new Deed.About(objects, Optional.empty(), ""),
        new Deed.Result(0, ""));
  }

  /** The heads that an entry names; none where it is of another kind. */
  static List<Head> of(Entry entry) {
    return entry.deed().kind() == AuditKind.CHAIN_REMOVAL
        ? entry.deed().about().objects().stream().flatMap(text -> head(text).stream()).toList()
        : List.of();
  }

  private static Optional<Head> head(String text) {
    int space = text.indexOf(SPACE);
    return space < 0
        ? Optional.empty()
        : Optional.of(Head.of(text.substring(0, space), text.substring(space + 1)))
            .filter(head -> head.sequence() > 0);
  }

  /**
   * What an entry says.
   *
   * @param head of the chain that is removed
   * @param by id of the chain that says so
   * @param at number of the entry
   */
  record Said(Head head, String by, long at) {}
}
