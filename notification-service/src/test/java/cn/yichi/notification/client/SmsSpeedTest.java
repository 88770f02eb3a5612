package cn.yichi.notification.client;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.notification.SmsStandIn;
import cn.yichi.notification.notice.SmsMessage;
import cn.yichi.notification.notice.SmsResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The client alone against a fast provider in this JVM; {@code -Dyichi.test.messages=20000} for a
 * figure.
 */
class SmsSpeedTest {
  private static final int MESSAGES = Integer.getInteger("yichi.test.messages", 2_000);
  private static final int LINES = 32;
  private static final System.Logger LOG = System.getLogger("speed");

  @Test
  void hands_every_message_over_once() throws Exception {
    try (var provider = new SmsStandIn();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var lines = Executors.newFixedThreadPool(LINES, Thread.ofVirtual().factory())) {
      var settings = settings(provider);
      var protocol =
          new SmsProtocol(ClientAdapters.http(settings, threads), settings, Clock.systemUTC());
      var client =
          new ResilientSms(
              protocol, Guards.of(settings), new SimpleMeterRegistry(), Clock.systemUTC());
      long cpu = cpu();
      long begin = System.nanoTime();
      List<Future<SmsResult>> results = new ArrayList<>();
      for (int n = 0; n < MESSAGES; n++) {
        var message = new SmsMessage("k" + n, new MobileNumber("13800000000"), "text", "new.v1");
        results.add(lines.submit(() -> client.send(message)));
      }
      for (Future<SmsResult> result : results) {
        assertThat(result.get()).isInstanceOf(SmsResult.Accepted.class);
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} messages, {1} a second, {2} ms of CPU, the provider''s included",
          MESSAGES,
          MESSAGES / seconds,
          (cpu() - cpu) / 1_000_000);
      assertThat(provider.messages()).hasSize(MESSAGES);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static SmsSettings settings(SmsStandIn provider) {
    Duration patience = Duration.ofSeconds(30);
    return new SmsSettings(
        URI.create(provider.url()),
        patience,
        patience,
        1,
        patience,
        patience,
        1_000_000,
        50,
        50,
        patience,
        true,
        LINES);
  }
}
