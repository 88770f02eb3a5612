package cn.yichi.platform.consume;

/** The record itself cannot be processed, now or later: it goes to the dead letters. */
public final class RecordFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason what is wrong, without personal data: it is kept with the dead letter and logged
   */
  public RecordFault(String reason) {
    super(reason);
  }
}
