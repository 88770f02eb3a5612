package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.share.ShareCodeId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Watches in memory, kept to the same contract as those in MongoDB. */
public final class InMemoryWatches implements Watches {
  private final Map<String, Watch> stored = new TreeMap<>();
  private Runnable beforeEachSave = () -> {};

  /** Runs before each write of what is stored, to let something else come in between. */
  public void beforeEachSave(Runnable interruption) {
    beforeEachSave = interruption;
  }

  @Override
  public boolean add(Watch watch) {
    return stored.putIfAbsent(watch.id().value(), watch) == null;
  }

  @Override
  public Optional<Watch> find(WatchId id) {
    return Optional.ofNullable(stored.get(id.value()));
  }

  @Override
  public List<Watch> find(Collection<WatchId> ids) {
    return those(each -> ids.contains(each.id()));
  }

  @Override
  public boolean save(Watch next) {
    beforeEachSave.run();
    Watch before = stored.get(next.id().value());
    boolean unmoved = before != null && before.revision() == next.revision() - 1;
    if (unmoved) {
      stored.put(next.id().value(), next);
    }
    return unmoved;
  }

  @Override
  public List<Watch> ofCertificates(Collection<CertificateId> certificates) {
    return those(each -> certificates.contains(each.certificate()));
  }

  @Override
  public List<Watch> ofCodes(Collection<ShareCodeId> codes) {
    return those(each -> codes.contains(each.code()));
  }

  @Override
  public List<Watch> page(SocialCreditCode organisation, Optional<WatchId> after, int limit) {
    return those(
            each ->
                each.organisation().equals(organisation)
                    && after.map(it -> each.id().value().compareTo(it.value()) > 0).orElse(true))
        .stream()
        .limit(limit)
        .toList();
  }

  @Override
  public long open(SocialCreditCode organisation, LocalDate day) {
    return those(
            each -> each.organisation().equals(organisation) && each.state(day) == Watch.State.OPEN)
        .size();
  }

  @Override
  public void erase(CertificateId certificate) {
    stored.values().removeIf(each -> each.certificate().equals(certificate));
  }

  private List<Watch> those(Predicate<Watch> which) {
    return stored.values().stream().filter(which).toList();
  }
}
