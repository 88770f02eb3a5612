package cn.yichi.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Stops one thing and goes on with the next even if it fails; the failure is logged. */
final class Closing {
  private static final Logger LOG = System.getLogger(Closing.class.getName());

  private Closing() {}

  static void quietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception failure) {
      LOG.log(Level.WARNING, "did not stop cleanly", failure);
    }
  }
}
