package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sichuan's confirmations in memory; nothing is ever sent. */
public final class InMemoryOwnConfirmations implements OwnConfirmations {
  private static final int MAX_PENDING = 16;

  private final Map<CertificateId, OwnConfirmation> said = new HashMap<>();
  private final Map<CertificateId, List<String>> pending = new HashMap<>();
  private final Set<CertificateId> erased = new HashSet<>();
  private Runnable beforeEachSave = () -> {};

  /** Runs before each write, to let something else come in between. */
  void beforeEachSave(Runnable interruption) {
    beforeEachSave = interruption;
  }

  @Override
  public Optional<OwnConfirmation> find(CertificateId certificate) {
    return Optional.ofNullable(said.get(certificate));
  }

  @Override
  public Write save(OwnConfirmation next) {
    beforeEachSave.run();
    int before = find(next.certificate()).map(OwnConfirmation::version).orElse(0);
    if (next.version() != before + 1) {
      return Write.STALE;
    }
    List<String> waiting = pending.computeIfAbsent(next.certificate(), it -> new ArrayList<>());
    if (waiting.size() == MAX_PENDING) {
      return Write.BUSY;
    }
    said.put(next.certificate(), next);
    erased.remove(next.certificate());
    waiting.add(id(next.certificate(), next.version()));
    return Write.DONE;
  }

  @Override
  public void erase(CertificateId certificate, Instant at) {
    OwnConfirmation held = said.get(certificate);
    if (held != null && erased.add(certificate)) {
      int version = held.version() + 1;
      said.put(
          certificate, new OwnConfirmation(certificate, version, List.of(), at, Optional.empty()));
      pending.put(certificate, new ArrayList<>(List.of(id(certificate, version))));
    }
  }

  List<String> waiting(CertificateId certificate) {
    return pending.getOrDefault(certificate, List.of());
  }

  private static String id(CertificateId certificate, int version) {
    return "510000/" + certificate.value() + "/" + version;
  }
}
