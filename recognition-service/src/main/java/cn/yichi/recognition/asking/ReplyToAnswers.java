package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Optional;
import java.util.Set;

/**
 * A holder replies to an answer against him, once for each term.
 *
 * <ul>
 *   <li>{@code Kept}: the organisation may act from that day on, and sees that he replied;
 *   <li>{@code Unknown}: no such answer, none against him, or another holder's;
 *   <li>{@code AlreadyReplied}: his reply stands and is not changed.
 * </ul>
 */
public final class ReplyToAnswers {
  private static final int ATTEMPTS = 20;

  private final GivenAnswers answers;

  public ReplyToAnswers(GivenAnswers answers) {
    this.answers = answers;
  }

  /** What became of a reply. */
  public sealed interface Replied {
    record Kept(GivenAnswer answer) implements Replied {}

    record Unknown() implements Replied {}

    record AlreadyReplied() implements Replied {}

    /** Other writes kept coming first: to be tried again. */
    record Busy() implements Replied {}
  }

  /**
   * @param own pseudonyms of who replies
   */
  public Replied reply(String id, Set<HolderRef> own, Reply reply) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<GivenAnswer> stored =
          answers
              .find(id)
              .filter(it -> own.contains(it.whose().holder()) && it.adverse().isPresent());
      if (stored.isEmpty()) {
        return new Replied.Unknown();
      }
      if (stored.get().adverse().orElseThrow().reply().isPresent()) {
        return new Replied.AlreadyReplied();
      }
      GivenAnswer next = stored.get().replied(reply);
      if (answers.save(next)) {
        return new Replied.Kept(next);
      }
    }
    return new Replied.Busy();
  }
}
