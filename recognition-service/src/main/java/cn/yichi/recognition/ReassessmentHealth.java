package cn.yichi.recognition;

import java.util.List;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Names runs that stand still. The service answers all the same, for answers are taken anew when
 * somebody asks: so it stays up.
 */
final class ReassessmentHealth extends AbstractHealthIndicator {
  private final ReassessmentsAtWork work;

  ReassessmentHealth(ReassessmentsAtWork work) {
    this.work = work;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    List<String> still = work.standingStill();
    health.up();
    work.fault()
        .ifPresent(
            it -> health.withDetail("looksFailSince", it.since()).withDetail("fault", it.what()));
    if (!still.isEmpty()) {
      health.withDetail("standingStill", still);
    }
  }
}
