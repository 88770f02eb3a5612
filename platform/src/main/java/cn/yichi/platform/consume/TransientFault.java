package cn.yichi.platform.consume;

/** Something other than the record is at fault: the batch is tried again, for ever. */
public final class TransientFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TransientFault(String message) {
    super(message);
  }

  public TransientFault(String message, Throwable cause) {
    super(message, cause);
  }
}
