package cn.yichi.recognition.watch;

import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.decision.JudgeCase;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an organisation is told, entry by entry. Entries of a watch whose consent was taken back or
 * is over are passed over, also those that stood there before.
 */
public final class ReadChanges {
  private final WatchFeed feed;
  private final Watches watches;
  private final JudgeCase judge;

  public ReadChanges(WatchFeed feed, Watches watches, JudgeCase judge) {
    this.feed = feed;
    this.watches = watches;
    this.judge = judge;
  }

  /**
   * A part of the feed.
   *
   * @param next number of the last entry that was looked at, to go on after
   * @param more whether entries come after it
   */
  public record Part(List<WatchFeed.Entry> entries, long next, boolean more) {
    public Part {
      entries = List.copyOf(entries);
    }
  }

  /** The part after an entry, or from the beginning after 0. */
  public Part after(SocialCreditCode organisation, long sequence, int limit) {
    List<WatchFeed.Entry> found = feed.after(organisation, sequence, limit);
    if (found.isEmpty()) {
      return new Part(found, sequence, false);
    }
    Map<WatchId, Watch> of =
        watches.find(found.stream().map(each -> each.change().watch()).distinct().toList()).stream()
            .collect(Collectors.toMap(Watch::id, Function.identity()));
    List<WatchFeed.Entry> shown =
        found.stream().filter(each -> mayBeShown(of.get(each.change().watch()))).toList();
    return new Part(shown, found.getLast().sequence(), found.size() == limit);
  }

  private boolean mayBeShown(@org.jspecify.annotations.Nullable Watch watch) {
    if (watch == null) {
      return false;
    }
    return switch (watch.state(judge.today())) {
      case OPEN, ENDED -> true;
      case WITHDRAWN, OVER -> false;
    };
  }

  /** The last entry's number: after it comes what is told from now on. */
  public long last(SocialCreditCode organisation) {
    return feed.last(organisation);
  }
}
