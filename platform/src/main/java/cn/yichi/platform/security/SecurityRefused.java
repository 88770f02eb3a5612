package cn.yichi.platform.security;

/** The service cannot start with these security settings; the message names the setting. */
public final class SecurityRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  SecurityRefused(String fault, String remedy) {
    super(fault);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
