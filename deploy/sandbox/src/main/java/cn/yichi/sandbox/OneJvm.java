package cn.yichi.sandbox;

import cn.yichi.embedded.EmbeddedBroker;
import cn.yichi.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Everything in this JVM: quick to start, nothing to look after. */
final class OneJvm implements Launcher {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final @Nullable Path keep;

  /**
   * @param keep folder for data that survives a clean restart, null for none
   */
  OneJvm(@Nullable Path keep) {
    this.keep = keep;
  }

  @Override
  public String startBroker(Ports ports) {
    EmbeddedBroker broker =
        keep == null
            ? EmbeddedBroker.start(ports.broker())
            : EmbeddedBroker.start(keep.resolve("kafka"), ports.broker());
    started.push(broker);
    return broker.bootstrapServers();
  }

  @Override
  public String startDatabase(Ports ports) {
    EmbeddedDatabase database =
        keep == null
            ? EmbeddedDatabase.inMemory(ports.database())
            : EmbeddedDatabase.onDisk(keep.resolve("database"), ports.database());
    started.push(database);
    return database.uri();
  }

  @Override
  public void start(ServiceAt service, Backbone backbone) {
    run(service, backbone);
  }

  /** Starts a service; it is stopped with everything else. */
  ConfigurableApplicationContext run(ServiceAt service, Backbone backbone) {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(mainClass(service))
            .registerShutdownHook(false)
            .bannerMode(Banner.Mode.OFF)
            .run(Arguments.of(service, backbone).toArray(String[]::new));
    started.push(context::close);
    return context;
  }

  private static Class<?> mainClass(ServiceAt service) {
    try {
      return Class.forName(service.kind().mainClass());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      Closing.quietly(started.pop());
    }
  }
}
