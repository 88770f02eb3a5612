package cn.yichi.notification;

import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The notification service; its settings are in {@code notification-service.yml}. */
@SpringBootApplication
public class NotificationApplication {
  /** Name of the settings file; a service never reads another's. */
  public static final String CONFIG_NAME = "notification-service";

  /** Starts the service. */
  public static void main(String[] arguments) {
    new SpringApplicationBuilder(NotificationApplication.class)
        .properties(Map.of("spring.config.name", CONFIG_NAME))
        .run(arguments);
  }
}
