package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<Shown, Asking> all = new HashMap<>();
    Stream.concat(last.stream(), askings.about(holders, limit).stream())
        .forEach(each -> all.putIfAbsent(Shown.of(each), each));
    return all.values().stream()
        .sorted(Comparator.comparing(Asking::on).reversed())
        .limit(limit)
        .toList();
  }

  /** What is one entry to him, also where he went by another pseudonym in between. */
  private record Shown(CertificateId certificate, String by, Purpose purpose, LocalDate on) {
    static Shown of(Asking asking) {
      return new Shown(asking.certificate(), asking.by(), asking.purpose(), asking.on());
    }
  }
}
