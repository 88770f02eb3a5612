package cn.yichi.platform.store;

/** The database answers, but is not one this service may write to. */
public final class StoreRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreRefused(String message) {
    super(message);
  }
}
