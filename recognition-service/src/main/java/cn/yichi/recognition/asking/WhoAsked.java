package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a holder sees of those who asked about him: one entry a certificate, asker, purpose and day.
 * The last day of an organisation stands in what it was answered, earlier ones apart.
 */
public final class WhoAsked {
  private final Askings askings;
  private final GivenAnswers answers;

  public WhoAsked(Askings askings, GivenAnswers answers) {
    this.askings = askings;
    this.answers = answers;
  }

  /** About certificates of these holders, the latest days first. */
  public List<Asking> about(Collection<HolderRef> holders, int limit) {
    // Before the others: what moves over meanwhile is then seen twice rather than not at all.
    List<Asking> last = answers.about(holders, limit);
    return Stream.concat(last.stream(), askings.about(holders, limit).stream())
        .distinct()
        .sorted(Comparator.comparing(Asking::on).reversed())
        .limit(limit)
        .toList();
  }
}
