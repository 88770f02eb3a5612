package cn.yichi.notification.client;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider's client: HTTP/1.1 with kept connections, on virtual threads. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmsSettings.class)
class ClientAdapters {

  // A provider that hangs must not hold up the end of the process.
  @Bean(destroyMethod = "shutdownNow")
  ExecutorService smsThreads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  ResilientSms smsGateway(
      SmsSettings settings, ExecutorService smsThreads, MeterRegistry meters, Clock clock) {
    Guards guards = Guards.of(settings);
    Gauge.builder("yichi.notification.sms.circuit.open", guards, ClientAdapters::isOpen)
        .description("1 while the provider counts as down")
        .register(meters);
    var protocol = new SmsProtocol(http(settings, smsThreads), settings, clock);
    return new ResilientSms(protocol, guards, meters, clock);
  }

  static HttpClient http(SmsSettings settings, ExecutorService threads) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(settings.connectTimeout())
        .executor(threads)
        .build();
  }

  private static double isOpen(Guards guards) {
    return switch (guards.circuit().getState()) {
      case OPEN, FORCED_OPEN -> 1;
      case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> 0;
    };
  }
}
