package cn.yichi.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;

class ReadPollingTest {
  private final String before = System.getProperty(ReadPolling.MODE, "");

  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  @Test
  void an_application_that_starts_has_its_reads_watched_by_a_thread_of_the_system() {
    System.clearProperty(ReadPolling.MODE);

    start();

    assertThat(System.getProperty(ReadPolling.MODE)).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void what_was_given_to_the_jvm_is_kept(String given) {
    System.setProperty(ReadPolling.MODE, given);

    start();

    assertThat(System.getProperty(ReadPolling.MODE)).isEqualTo(given);
  }

  private static void start() {
    SpringApplication application = new SpringApplication(Nothing.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.run().close();
  }

  @AfterEach
  void restore() {
    if (before.isEmpty()) {
      System.clearProperty(ReadPolling.MODE);
    } else {
      System.setProperty(ReadPolling.MODE, before);
    }
  }
}
