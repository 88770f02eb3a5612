package cn.yichi.recognition;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The recognition service of one region: decides what every certificate is worth there. */
@SpringBootApplication
public class RecognitionApplication {
  /** Name of the settings file, so that several services can live in one JVM. */
  public static final String CONFIG_NAME = "recognition-service";

  /** Starts the service as a process of its own. */
  public static void main(String[] args) {
    System.setProperty("spring.config.name", CONFIG_NAME);
    SpringApplication.run(RecognitionApplication.class, args);
  }
}
