package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class RecognitionApplicationTest {
  @Test
  void starts_with_its_topics_and_bindings() {
    try (var broker = EmbeddedBroker.start();
        var database = EmbeddedDatabase.inMemory();
        var context =
            new SpringApplicationBuilder(RecognitionApplication.class)
                .run(
                    "--spring.config.name=recognition-service",
                    "--yichi.region=500000",
                    "--yichi.sandbox=true",
                    "--server.port=0",
                    "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                    "--spring.mongodb.uri=" + database.uri("recognition_500000"))) {
      assertThat(context.isRunning()).isTrue();
    }
  }
}
