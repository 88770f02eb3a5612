package cn.yichi.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.store.StorePreparation;
import cn.yichi.platform.testing.TestStack;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The web behaviour holds where everything else of a service is configured too. */
@Tag("database")
@Timeout(90)
class WholeServiceTest {
  private static WebProbe web;

  record Thing(String name) {}

  @RestController
  static class Handlers {
    @Idempotent
    @PostMapping("/things")
    Map<String, Long> create(@RequestBody Thing thing) {
      return Map.of("nanos", System.nanoTime());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Service {}

  @BeforeAll
  static void start() {
    web =
        WebProbe.of(
            new SpringApplicationBuilder(Service.class, Handlers.class)
                .run(
                    "--spring.config.name=whole-service-test",
                    "--spring.config.import=classpath:yichi-platform.yml",
                    "--server.port=0",
                    "--yichi.sandbox=true",
                    "--yichi.region=510000",
                    "--yichi.service=registry",
                    "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                    "--spring.mongodb.uri="
                        + TestStack.mongoUri(TestStack.freshDatabase().getName())));
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @Test
  void finds_the_stand_in_fit_for_the_sandbox() {
    assertThat(web.bean(StorePreparation.class).isReady()).isTrue();
  }

  @Test
  void honours_idempotency_keys() {
    Map<String, String> key = Map.of("Idempotency-Key", "k-1");
    HttpResponse<String> first = web.post("/things", "{\"name\":\"a\"}", key);
    HttpResponse<String> second = web.post("/things", "{\"name\":\"a\"}", key);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void answers_problems_and_keeps_the_actuator() {
    HttpResponse<String> unknown = web.post("/things", "{\"nme\":\"a\"}", Map.of());
    assertThat(WebProbe.json(unknown).at("/code").asString()).isEqualTo("unknown-property");
    HttpResponse<String> nowhere = web.send(web.request("/actuator/nothing"));
    assertThat(WebProbe.json(nowhere).at("/code").asString()).isEqualTo("not-found");
    assertThat(web.send(web.request("/actuator/health/liveness")).statusCode()).isEqualTo(200);
    assertThat(web.send(web.request("/actuator/prometheus")).statusCode()).isEqualTo(200);
  }
}
