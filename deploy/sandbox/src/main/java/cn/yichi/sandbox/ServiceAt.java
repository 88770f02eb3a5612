package cn.yichi.sandbox;

/**
 * One service of one region.
 *
 * @param kind which service
 * @param region GB/T 2260 code
 * @param port HTTP port on loopback
 */
public record ServiceAt(Kind kind, String region, int port) {

  /** The three services of a region. */
  public enum Kind {
    REGISTRY("registry", "cn.yichi.registry.RegistryApplication"),
    RECOGNITION("recognition", "cn.yichi.recognition.RecognitionApplication"),
    NOTIFICATION("notification", "cn.yichi.notification.NotificationApplication");

    private final String wireName;
    private final String mainClass;

    Kind(String wireName, String mainClass) {
      this.wireName = wireName;
      this.mainClass = mainClass;
    }

    String mainClass() {
      return mainClass;
    }
  }

  /** E.g. {@code registry-510000}; also the name of its database with an underscore. */
  public String name() {
    return kind.wireName + "-" + region;
  }

  String configName() {
    return kind.wireName + "-service";
  }

  public String database() {
    return kind.wireName + "_" + region;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }
}
