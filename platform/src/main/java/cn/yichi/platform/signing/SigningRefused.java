package cn.yichi.platform.signing;

/** The configured key signs no more. Facts wait until the service has another one. */
public final class SigningRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SigningRefused(String reason) {
    super(reason);
  }
}
