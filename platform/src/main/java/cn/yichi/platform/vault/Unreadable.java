package cn.yichi.platform.vault;

/**
 * A sealed value cannot be opened: its key is not configured, it was altered, or it belongs to
 * another context. The message names the key id at most, never content.
 */
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }

  Unreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
