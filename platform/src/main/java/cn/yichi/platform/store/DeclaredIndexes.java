package cn.yichi.platform.store;

import java.util.List;

/** Every index of one service, as one bean; the outboxes' own are added by the platform. */
public record DeclaredIndexes(List<DeclaredIndex> all) {}
