package cn.yichi.platform.consume;

/** Reads topic names {@code yichi.<region>.<stream>}. */
final class Topics {
  private Topics() {}

  static String region(String topic) {
    String[] parts = topic.split("\\.", 3);
    return parts.length == 3 ? parts[1] : "";
  }
}
