package cn.yichi.platform;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has a thread of the system, not a virtual one, watch what virtual threads wait to read. With a
 * virtual watcher whole batches of requests were overtaken again and again under load, as is
 * measured and read in docs/adr/0075. Whoever gave {@code jdk.pollerMode} to the JVM keeps it.
 *
 * @see <a
 *     href="https://github.com/openjdk/jdk/blob/jdk-25+36/src/java.base/share/classes/sun/nio/ch/Poller.java">modes
 *     of the JDK's poller</a>
 */
final class ReadPolling implements ApplicationListener<ApplicationStartingEvent> {
  static final String MODE = "jdk.pollerMode";
  private static final String SYSTEM_THREADS = "1";

  @Override
  public void onApplicationEvent(ApplicationStartingEvent starting) {
    if (System.getProperty(MODE) == null) {
      System.setProperty(MODE, SYSTEM_THREADS);
    }
  }
}
