package cn.yichi.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The registry of one region: issuers, certificates and their holders. */
@SpringBootApplication
public class RegistryApplication {
  /** Name of the settings file, so that several services can live in one JVM. */
  public static final String CONFIG_NAME = "registry-service";

  /** Starts the service as a process of its own. */
  public static void main(String[] args) {
    System.setProperty("spring.config.name", CONFIG_NAME);
    SpringApplication.run(RegistryApplication.class, args);
  }
}
