package cn.yichi.platform.outbox;

/** Where a test may stop a relay: the places between which a crash or a sleep is dangerous. */
interface RelayProbe {
  RelayProbe NONE = new RelayProbe() {};

  /** Facts are read and not yet sent. */
  default void beforeSend(int bucket) {}

  /** Facts are acknowledged and not yet cleared. */
  default void beforeClear(int bucket) {}
}
