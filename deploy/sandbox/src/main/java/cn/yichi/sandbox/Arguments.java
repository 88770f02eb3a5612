package cn.yichi.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of one service in the sandbox. */
final class Arguments {
  private static final String PROVIDER_PARTS =
      "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
          + ".OAuth2AuthorizationServerAutoConfiguration,"
          + "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
          + ".OAuth2AuthorizationServerJwtAutoConfiguration";

  private Arguments() {}

  static List<String> of(ServiceAt service, Backbone backbone) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "spring.config.name", service.configName());
    add(arguments, "server.port", Integer.toString(service.port()));
    add(arguments, "yichi.region", service.region());
    add(arguments, "yichi.sandbox", "true");
    add(arguments, "spring.mongodb.uri", backbone.databaseUri() + "/" + service.database());
    add(arguments, "spring.kafka.bootstrap-servers", backbone.brokers());
    add(arguments, "spring.cloud.stream.kafka.binder.brokers", backbone.brokers());
    add(arguments, "spring.main.banner-mode", "off");
    add(arguments, "yichi.topic.partitions", "2");
    // The provider's own parts are on the class path of everything in this module.
    add(arguments, "spring.autoconfigure.exclude", PROVIDER_PARTS);
    trust(arguments, service.region(), backbone.providerUrl());
    Path spool = backbone.folder().resolve("spool").resolve(service.name());
    switch (service.kind()) {
      case REGISTRY -> {
        add(arguments, "yichi.spool.directory", spool.toString());
        add(
            arguments,
            "yichi.registry.issuers",
            backbone.folder().resolve("issuers-" + service.region() + ".yaml").toString());
      }
      case RECOGNITION -> {
        add(arguments, "yichi.spool.directory", spool.toString());
        add(arguments, "yichi.agreements.awaited", "510000,500000");
      }
      case NOTIFICATION -> {
        add(arguments, "yichi.notification.sms.url", backbone.smsUrl());
        add(arguments, "yichi.notification.sms.honours-idempotency-key", "true");
        add(arguments, "yichi.notification.gather-window", "3s");
        add(arguments, "yichi.notification.contact-grace", "5s");
      }
    }
    return arguments;
  }

  /** The own region's provider for everything, the others' for their workers. */
  private static void trust(List<String> arguments, String own, String provider) {
    List<String> regions = new ArrayList<>(Ports.REGIONS);
    regions.remove(own);
    regions.addFirst(own);
    for (int i = 0; i < regions.size(); i++) {
      String prefix = "yichi.security.providers[" + i + "].";
      String issuer = provider + "/" + regions.get(i);
      add(arguments, prefix + "issuer", issuer);
      add(arguments, prefix + "jwk-set-uri", issuer + "/oauth2/jwks");
      add(arguments, prefix + "regions", regions.get(i));
      if (i > 0) {
        add(arguments, prefix + "roles", "WORKER");
      }
    }
  }

  private static void add(List<String> arguments, String name, String value) {
    arguments.add("--" + name + "=" + value);
  }
}
