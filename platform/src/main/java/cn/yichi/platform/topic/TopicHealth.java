package cn.yichi.platform.topic;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the own topics exist and survive the loss of a broker; a differing policy is told in the
 * details. It is no part of readiness: nothing stops for it, somebody is told.
 */
public final class TopicHealth implements HealthIndicator {
  static final String NOT_DURABLE = "not durable: ";

  private final TopicCreation creation;

  public TopicHealth(TopicCreation creation) {
    this.creation = creation;
  }

  @Override
  public Health health() {
    Map<String, String> state = creation.state();
    boolean amiss =
        state.values().stream()
            .anyMatch(what -> what.startsWith("waiting") || what.startsWith(NOT_DURABLE));
    return (amiss ? Health.down() : Health.up()).withDetails(state).build();
  }
}
