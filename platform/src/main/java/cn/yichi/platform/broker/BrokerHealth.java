package cn.yichi.platform.broker;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether the broker answers within two seconds. Not part of readiness: without a broker HTTP is
 * still served and facts wait.
 */
public final class BrokerHealth extends AbstractHealthIndicator implements AutoCloseable {
  private final BrokerClients clients;
  private @Nullable Admin admin;

  public BrokerHealth(BrokerClients clients) {
    super("broker does not answer");
    this.clients = clients;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    DescribeClusterResult cluster = admin().describeCluster();
    builder
        .up()
        .withDetail("cluster", cluster.clusterId().get(2, TimeUnit.SECONDS))
        .withDetail("nodes", cluster.nodes().get(2, TimeUnit.SECONDS).size());
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = clients.admin();
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(java.time.Duration.ofSeconds(1));
    }
  }
}
