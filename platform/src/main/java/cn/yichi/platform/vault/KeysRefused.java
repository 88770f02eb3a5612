package cn.yichi.platform.vault;

/** The service cannot start with these keys. The message names the property and how to fill it. */
public final class KeysRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeysRefused(String property, String fault) {
    super(
        property
            + " "
            + fault
            + ". Give 32 random bytes in base64 (openssl rand -base64 32) through the environment as "
            + environmentName(property)
            + ", or set yichi.sandbox=true to try the service with published keys.");
  }

  private static String environmentName(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT);
  }
}
