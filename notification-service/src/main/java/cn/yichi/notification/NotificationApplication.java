package cn.yichi.notification;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The notification service; its settings are in {@code notification-service.yml}. */
@SpringBootApplication
public class NotificationApplication {

  /** Starts the service. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(NotificationApplication.class)
        .properties(Map.of("spring.config.name", "notification-service"))
        .run(arguments);
  }
}
