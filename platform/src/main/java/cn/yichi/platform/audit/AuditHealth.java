package cn.yichi.platform.audit;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether entries can be written. Not part of readiness: what needs no entry is still served. */
final class AuditHealth extends AbstractHealthIndicator {
  private final AuditTrail trail;

  AuditHealth(AuditTrail trail) {
    super("audit entries cannot be written");
    this.trail = trail;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    trail
        .hindrance()
        .ifPresentOrElse(why -> builder.down().withDetail("why", why), () -> builder.up());
  }
}
