package cn.yichi.recognition.decision;

/** Another write kept coming first, or too many facts wait to be sent: to be tried again later. */
public final class Contended extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Contended() {
    super("stored decisions kept changing, or too many facts wait to be sent");
  }
}
