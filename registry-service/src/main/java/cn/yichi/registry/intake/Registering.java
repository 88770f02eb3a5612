package cn.yichi.registry.intake;

import cn.yichi.registry.certificate.RegisterCertificates;
import cn.yichi.registry.certificate.Registered;
import cn.yichi.registry.certificate.Registration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Registers a batch, however long the store is away or a holder is busy. */
final class Registering {
  private final RegisterCertificates register;
  private final Patience patience;

  Registering(RegisterCertificates register, Patience patience) {
    this.register = register;
    this.patience = patience;
  }

  /**
   * One outcome per registration, in order; none is {@link Registered.Busy}.
   *
   * @throws RunEnded when the run is asked to end before the batch is done
   */
  List<Registered> register(List<Registration> batch) throws InterruptedException, RunEnded {
    Registered[] outcomes = new Registered[batch.size()];
    List<Integer> open = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      open.add(i);
    }
    patience.until(() -> open.isEmpty() || attempt(batch, open, outcomes));
    return Arrays.asList(outcomes);
  }

  private boolean attempt(List<Registration> batch, List<Integer> open, Registered[] outcomes) {
    List<Registered> tried = register.register(open.stream().map(batch::get).toList());
    List<Integer> busy = new ArrayList<>();
    for (int i = 0; i < tried.size(); i++) {
      if (tried.get(i) instanceof Registered.Busy) {
        busy.add(open.get(i));
      } else {
        outcomes[open.get(i)] = tried.get(i);
      }
    }
    open.clear();
    open.addAll(busy);
    return open.isEmpty();
  }
}
