package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.register.Register;
import cn.yichi.recognition.register.Registered;
import cn.yichi.recognition.register.Registered.Stage;
import java.util.List;
import java.util.Set;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Ready when the agreements are known, for nothing is decided before; in a sandbox, when those
 * between its regions are signed by all of them.
 */
final class RegisterHealth extends AbstractHealthIndicator {
  private final Register register;
  private final Set<Region> awaited;
  private final RegisterAtWork work;

  /**
   * @param awaited regions whose agreements with each other must be signed
   */
  RegisterHealth(Register register, Set<Region> awaited, RegisterAtWork work) {
    super("agreements not known");
    this.register = register;
    this.awaited = Set.copyOf(awaited);
    this.work = work;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    // What held before holds on, so it stays up.
    work.fault()
        .ifPresent(
            it -> health.withDetail("looksFailSince", it.since()).withDetail("fault", it.what()));
    try {
      register.book();
    } catch (Register.NotReady notYet) {
      health.outOfService().withDetail("waits", String.valueOf(notYet.getMessage()));
      return;
    }
    List<String> unsigned =
        register.versions().stream()
            .filter(this::isAwaited)
            .filter(each -> each.stage() != Stage.COUNTERSIGNED)
            .map(each -> each.ref().toString())
            .toList();
    if (unsigned.isEmpty() && !(register.versions().isEmpty() && !awaited.isEmpty())) {
      health.up();
    } else {
      health.outOfService().withDetail("unsigned", unsigned);
    }
  }

  private boolean isAwaited(Registered version) {
    return version
        .agreement()
        .filter(
            each ->
                each.kind() == AgreementKind.STATUTE
                    ? !awaited.isEmpty() && each.binds(register.own())
                    : awaited.containsAll(each.parties()))
        .isPresent();
  }
}
