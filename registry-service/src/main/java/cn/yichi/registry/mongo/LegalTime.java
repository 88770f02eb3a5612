package cn.yichi.registry.mongo;

import java.time.ZoneId;

/** The zone in which legal days begin and end. */
final class LegalTime {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private LegalTime() {}
}
