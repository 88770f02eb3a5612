package cn.yichi.platform.spool;

import java.io.IOException;

/** A spooled file was truncated, altered or exchanged; what was read of it before is genuine. */
public final class SpoolDamaged extends IOException {
  private static final long serialVersionUID = 1L;

  SpoolDamaged(String id, Throwable cause) {
    super("spooled file '" + id + "' is truncated or altered", cause);
  }
}
