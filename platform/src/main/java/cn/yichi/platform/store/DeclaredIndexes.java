package cn.yichi.platform.store;

import java.util.List;

/**
 * Every index of one service, as one bean; the outboxes' own are added by the platform.
 *
 * @param obsolete collections of earlier versions, which are dropped at start
 */
public record DeclaredIndexes(List<DeclaredIndex> all, List<String> obsolete) {

  public DeclaredIndexes(List<DeclaredIndex> all) {
    this(all, List.of());
  }
}
