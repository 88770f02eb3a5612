package cn.yichi.platform.topic;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the own topics exist; a differing policy is told in the details, it stops nothing. */
public final class TopicHealth implements HealthIndicator {
  private final TopicCreation creation;

  public TopicHealth(TopicCreation creation) {
    this.creation = creation;
  }

  @Override
  public Health health() {
    Map<String, String> state = creation.state();
    boolean waiting = state.values().stream().anyMatch(what -> what.startsWith("waiting"));
    return (waiting ? Health.down() : Health.up()).withDetails(state).build();
  }
}
