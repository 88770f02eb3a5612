package cn.yichi.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of the one-node broker: small in memory and threads, patient while others start. */
final class BrokerSettings {
  static final String HOST = "127.0.0.1";
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerSettings() {}

  static Map<String, String> of(Path directory, int port, int controllerPort) {
    var settings = new HashMap<String, String>();
    settings.putAll(listeners(port, controllerPort));
    settings.putAll(internalTopics());
    settings.putAll(footprint());
    settings.putAll(pace());
    settings.put("log.dirs", directory.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.coordinator.rebalance.protocols", "classic,consumer,streams,share");
    return settings;
  }

  private static Map<String, String> listeners(int port, int controllerPort) {
    var client = "PLAINTEXT://%s:%d".formatted(HOST, port);
    var controller = "%s://%s:%d".formatted(CONTROLLER_LISTENER, HOST, controllerPort);
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        String.valueOf(NODE_ID),
        "listeners",
        client + "," + controller,
        "advertised.listeners",
        client,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        "PLAINTEXT",
        "controller.listener.names",
        CONTROLLER_LISTENER,
        "controller.quorum.voters",
        "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort));
  }

  private static Map<String, String> internalTopics() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "8",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "8",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1");
  }

  private static Map<String, String> footprint() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "num.recovery.threads.per.data.dir", "2",
        "log.cleaner.threads", "1",
        "log.cleaner.dedupe.buffer.size", "16777216",
        "log.segment.bytes", "134217728",
        "log.index.size.max.bytes", "1048576",
        "metadata.log.max.record.bytes.between.snapshots", "1048576");
  }

  /**
   * Waits that suit one machine. The broker's session outlasts a busy start, when several services
   * compete for the processor; a broker that was killed is let in again only when the session of
   * its former life has ended, so it tries for much longer; compaction and the end of abandoned
   * transactions come within seconds so that tests of them do not wait for minutes.
   */
  private static Map<String, String> pace() {
    return Map.of(
        "broker.session.timeout.ms", "30000",
        "initial.broker.registration.timeout.ms", "240000",
        "broker.heartbeat.interval.ms", "2000",
        "controller.quorum.request.timeout.ms", "10000",
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "log.cleaner.backoff.ms", "500",
        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }
}
