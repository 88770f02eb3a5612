package cn.yichi.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of one service in the sandbox. */
final class Arguments {
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
    Path spool = backbone.folder().resolve("spool").resolve(service.name());
    switch (service.kind()) {
      case REGISTRY -> {
        add(arguments, "yichi.spool.directory", spool.toString());
        add(
            arguments,
            "yichi.registry.issuers",
            backbone.folder().resolve("issuers-" + service.region() + ".yaml").toString());
      }
      case RECOGNITION -> {}
      case NOTIFICATION -> {
        add(arguments, "yichi.notification.sms.url", backbone.smsUrl());
        add(arguments, "yichi.notification.sms.honours-idempotency-key", "true");
        add(arguments, "yichi.notification.gather-window", "3s");
        add(arguments, "yichi.notification.contact-grace", "5s");
      }
    }
    return arguments;
  }

  private static void add(List<String> arguments, String name, String value) {
    arguments.add("--" + name + "=" + value);
  }
}
