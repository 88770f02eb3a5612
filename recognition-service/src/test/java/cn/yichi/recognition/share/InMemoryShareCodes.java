package cn.yichi.recognition.share;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Share codes in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryShareCodes implements ShareCodes {
  private final Map<ShareCodeId, Stored> stored = new LinkedHashMap<>();
  private Runnable beforeEachSave = () -> {};
  private Runnable beforeEachAdd = () -> {};

  private record Stored(ShareCode code, SecretCode secret, LocalDate birthDate) {}

  /** Runs before each write, to let something else come in between. */
  public void beforeEachSave(Runnable interruption) {
    beforeEachSave = interruption;
  }

  /** Runs before each new code is kept, to let something else come in between. */
  public void beforeEachAdd(Runnable interruption) {
    beforeEachAdd = interruption;
  }

  @Override
  public boolean add(ShareCode code, SecretCode secret, LocalDate birthDate) {
    beforeEachAdd.run();
    boolean taken =
        stored.containsKey(code.id())
            || stored.values().stream().anyMatch(each -> each.secret().equals(secret));
    if (!taken) {
      stored.put(code.id(), new Stored(code, secret, birthDate));
    }
    return !taken;
  }

  @Override
  public Optional<Tried> tried(SecretCode secret, LocalDate birthDate) {
    return stored.values().stream()
        .filter(each -> each.secret().equals(secret))
        .findFirst()
        .map(each -> new Tried(each.code(), each.birthDate().equals(birthDate)));
  }

  @Override
  public Optional<ShareCode> find(ShareCodeId id) {
    return Optional.ofNullable(stored.get(id)).map(Stored::code);
  }

  @Override
  public boolean save(ShareCode next) {
    beforeEachSave.run();
    Stored before = stored.get(next.id());
    if (before == null || before.code().revision() != next.revision() - 1) {
      return false;
    }
    stored.put(next.id(), new Stored(next, before.secret(), before.birthDate()));
    return true;
  }

  @Override
  public List<ShareCode> madeBy(
      Collection<HolderRef> makers, Optional<ShareCodeId> before, int limit) {
    return stored.values().stream()
        .map(Stored::code)
        .filter(each -> makers.contains(each.maker()))
        .filter(each -> before.map(it -> each.id().value().compareTo(it.value()) < 0).orElse(true))
        .sorted(Comparator.comparing((ShareCode each) -> each.id().value()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public void erase(CertificateId certificate) {
    stored.values().removeIf(each -> each.code().certificate().equals(certificate));
  }
}
