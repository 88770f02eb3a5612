package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A feed in memory, kept to the same contract as that in MongoDB. */
public final class InMemoryWatchFeed implements WatchFeed {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<SocialCreditCode, Long> last = new HashMap<>();
  private Runnable beforeEachAppend = () -> {};

  /** Runs before each appending, to crash for instance. */
  public void beforeEachAppend(Runnable interruption) {
    beforeEachAppend = interruption;
  }

  @Override
  public void append(Change change) {
    beforeEachAppend.run();
    if (entries.stream().noneMatch(each -> each.change().id().equals(change.id()))) {
      entries.add(new Entry(last.merge(change.organisation(), 1L, Long::sum), change));
    }
  }

  @Override
  public List<Entry> after(SocialCreditCode organisation, long sequence, int limit) {
    return entries.stream()
        .filter(each -> each.change().organisation().equals(organisation))
        .filter(each -> each.sequence() > sequence)
        .limit(limit)
        .toList();
  }

  @Override
  public long last(SocialCreditCode organisation) {
    return last.getOrDefault(organisation, 0L);
  }

  @Override
  public void erase(CertificateId certificate) {
    entries.removeIf(each -> each.change().certificate().equals(certificate));
  }
}
