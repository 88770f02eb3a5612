package cn.yichi.platform.problem;

import static cn.yichi.platform.security.Role.OFFICER;
import static cn.yichi.platform.security.Scope.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.idempotency.Idempotent;
import cn.yichi.platform.security.Allow;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.store.StorePreparation;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
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
    @Allow(value = OFFICER, within = REGION)
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
    web = WebProbe.of(new SpringApplicationBuilder(Service.class, Handlers.class).run(arguments()));
  }

  private static String[] arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.name=whole-service-test",
                "--spring.config.import=classpath:yichi-platform.yml",
                "--yichi.service=registry"));
    arguments.addAll(List.of(TestStack.arguments("510000", TestStack.freshDatabase().getName())));
    // Nobody answers there: what is asked here needs no broker.
    arguments.replaceAll(
        it ->
            it.startsWith("--spring.kafka") ? "--spring.kafka.bootstrap-servers=127.0.0.1:1" : it);
    return arguments.toArray(String[]::new);
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  private static String token(Role role) {
    return TestProvider.shared().token("510000", role).bearer();
  }

  private static HttpResponse<String> asked(String path) {
    return web.send(web.request(path).header("Authorization", token(Role.SERVICE)));
  }

  @Test
  void finds_the_stand_in_fit_for_the_sandbox() {
    assertThat(web.bean(StorePreparation.class).isReady()).isTrue();
  }

  @Test
  void honours_idempotency_keys() {
    Map<String, String> key = Map.of("Idempotency-Key", "k-1", "Authorization", token(OFFICER));
    HttpResponse<String> first = web.post("/things", "{\"name\":\"a\"}", key);
    HttpResponse<String> second = web.post("/things", "{\"name\":\"a\"}", key);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void answers_problems_and_keeps_the_actuator() {
    HttpResponse<String> unknown =
        web.post("/things", "{\"nme\":\"a\"}", Map.of("Authorization", token(OFFICER)));
    assertThat(WebProbe.json(unknown).at("/code").asString()).isEqualTo("unknown-property");
    HttpResponse<String> nowhere = asked("/actuator/nothing");
    assertThat(WebProbe.json(nowhere).at("/code").asString()).isEqualTo("not-found");
    assertThat(web.send(web.request("/actuator/health/liveness")).statusCode()).isEqualTo(200);
    assertThat(asked("/actuator/prometheus").statusCode()).isEqualTo(200);
  }
}
