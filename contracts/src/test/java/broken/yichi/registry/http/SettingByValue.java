package broken.yichi.registry.http;

import org.springframework.beans.factory.annotation.Value;

final class SettingByValue {
  private final int limit;

  SettingByValue(@Value("${limit}") int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }
}
