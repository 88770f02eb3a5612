package cn.yichi.recognition.register;

import java.util.Optional;

/** Port: signs in this region's name, and checks what any region signed. */
public interface Signatory {
  /**
   * Signs; what stood in the place of key, instant and signature gives way.
   *
   * @throws CannotSign when the region's key signs no more, or not yet
   */
  Statement sign(Statement unsigned);

  /** Whether enough is known of keys to check anything; soon after start it is. */
  boolean isReady();

  /** Why its region did not sign it, without content; empty where it did. */
  Optional<String> fault(Statement statement);

  /** The region's key signs no more, or not yet. */
  final class CannotSign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotSign(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
