package cn.yichi.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yichi.platform.vault.EnvelopeVault;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How fast decisions become messages; {@code -Dyichi.test.certificates=20000} for a figure worth
 * quoting. Broker, database and provider share this JVM.
 */
class NotificationSpeedTest {
  private static final int CERTIFICATES = Integer.getInteger("yichi.test.certificates", 2_000);
  private static final int FIRST = 100_000;
  private static final System.Logger LOG = System.getLogger("speed");

  @Test
  void tells_every_holder_once_within_the_minute() {
    Wire.makeTopics();
    try (var provider = new SmsStandIn();
        var wire = new Wire();
        var service = RunningNotification.start("notification_speed_test", provider.url())) {
      var vault = service.bean(EnvelopeVault.class);
      for (int n = FIRST; n < FIRST + CERTIFICATES; n++) {
        wire.contact(vault, n, 1, true);
      }
      wire.flush();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> consumed(service, "contactEvents") >= CERTIFICATES);
      report("contacts kept", 0, 0);
      long cpu = cpu();
      long begin = System.nanoTime();
      for (int n = FIRST; n < FIRST + CERTIFICATES; n++) {
        wire.decided(n, Wire.HOME, Wire.HOME, 1, "NEW", "GRANTED");
        wire.decided(n, 1, "NEW", "GRANTED");
      }
      wire.flush();
      report("decisions written", begin, cpu);
      await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> consumed(service, "recognitionEvents") >= 2L * CERTIFICATES);
      report("decisions taken in", begin, cpu);
      await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> provider.messages().size() >= CERTIFICATES);
      report("messages sent", begin, cpu);
      await().atMost(Duration.ofSeconds(60)).until(() -> open(service) == 0);
      report("results recorded", begin, cpu);
      assertThat(provider.requests()).isEqualTo(CERTIFICATES);
      assertThat(provider.messages()).hasSize(CERTIFICATES);
    }
  }

  private static double consumed(RunningNotification service, String binding) {
    return service.counter("yichi.consumed", Map.of("binding", binding));
  }

  private static long open(RunningNotification service) {
    return service.get("/api/notices/summary").json().path("open").asLong();
  }

  private static void report(String what, long begin, long cpu) {
    LOG.log(
        System.Logger.Level.WARNING,
        "{0} certificates: {1} after {2} ms, {3} ms of CPU",
        CERTIFICATES,
        what,
        begin == 0 ? 0 : (System.nanoTime() - begin) / 1_000_000,
        begin == 0 ? 0 : (cpu() - cpu) / 1_000_000);
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
