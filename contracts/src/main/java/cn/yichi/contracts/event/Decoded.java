package cn.yichi.contracts.event;

/** What came of reading a record. */
public sealed interface Decoded {

  /** An event of a known type. */
  record Known(Envelope<?> event) implements Decoded {}

  /** A well-formed event of a type that this version does not know; to be passed over. */
  record Unknown(String type) implements Decoded {}

  /**
   * Not an event: broken headers or payload.
   *
   * @param reason what is wrong, without any value of the payload
   */
  record Broken(String reason) implements Decoded {}
}
