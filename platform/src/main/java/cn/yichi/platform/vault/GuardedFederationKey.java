package cn.yichi.platform.vault;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.FederationKey;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * The federation's key as services use it: every call is counted, by what it is for, and a day has
 * a {@link FederationBudget}. Told are {@code yichi.federation.calls{use}} and, of what has a
 * budget, {@code yichi.federation.refused{use}} and {@code yichi.federation.budget.remaining{use}};
 * never a message or a digest.
 */
public final class GuardedFederationKey implements FederationKey, MeterBinder {
  private final FederationKey key;
  private final Map<Use, CallBudget> budgets = new EnumMap<>(Use.class);
  private final Map<Use, LongAdder> calls = new EnumMap<>(Use.class);

  GuardedFederationKey(FederationKey key, FederationBudget budget) {
    this(key, budget, System::nanoTime);
  }

  GuardedFederationKey(FederationKey key, FederationBudget budget, LongSupplier nanos) {
    this.key = key;
    for (Use use : Use.values()) {
      calls.put(use, new LongAdder());
      budget.of(use).ifPresent(aDay -> budgets.put(use, new CallBudget(aDay, nanos)));
    }
  }

  @Override
  public NavigableSet<Integer> versions() {
    return key.versions();
  }

  @Override
  public int current() {
    return key.current();
  }

  /**
   * @throws FederationKeySpent when the budget of the use is used up
   */
  @Override
  public byte[] mac(int version, Use use, byte[] message) {
    CallBudget budget = budgets.get(use);
    if (budget != null && !budget.take()) {
      throw new FederationKeySpent(use, budget.closedFor());
    }
    made(use).increment();
    return key.mac(version, use, message);
  }

  /** Calls since the start. */
  public long calls(Use use) {
    return made(use).sum();
  }

  /**
   * Whether more than half of every budget is left that a change of the key draws on, which goes on
   * only then: the other half is for requests and imports. It mints no ids of certificates.
   */
  public boolean leavesHalf() {
    return budgets.entrySet().stream()
        .filter(each -> each.getKey() != Use.CERTIFICATE)
        .allMatch(each -> each.getValue().leavesHalf());
  }

  private LongAdder made(Use use) {
    return requireNonNull(calls.get(use));
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    calls.forEach(
        (use, made) ->
            FunctionCounter.builder("yichi.federation.calls", made, LongAdder::sum)
                .tag("use", use.name())
                .register(meters));
    budgets.forEach(
        (use, budget) -> {
          String tag = use.name();
          FunctionCounter.builder("yichi.federation.refused", budget, CallBudget::refused)
              .tag("use", tag)
              .register(meters);
          Gauge.builder("yichi.federation.budget.remaining", budget, CallBudget::remaining)
              .tag("use", tag)
              .register(meters);
        });
  }

  /** What the key says of itself: versions only. */
  @Override
  public String toString() {
    return "GuardedFederationKey[" + key + "]";
  }
}
