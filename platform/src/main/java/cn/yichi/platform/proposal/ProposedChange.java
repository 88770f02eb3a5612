package cn.yichi.platform.proposal;

import java.time.Instant;
import java.util.List;

/** Carries out one kind of proposal; a bean of the service that owns what is changed. */
public interface ProposedChange {

  /** Whether a change could be carried out now. */
  sealed interface Fit {
    /** It could. */
    record Fits() implements Fit {}

    /** There is no such subject. */
    record Unknown() implements Fit {}

    /** The subject has another version than the draft rests on. */
    record Outdated(int version) implements Fit {}

    /**
     * The present state of the subject does not allow it.
     *
     * @param present that state in one word
     */
    record NotAllowed(String present) implements Fit {}
  }

  /** What became of carrying out. */
  enum Result {
    /** Done, now or before. */
    DONE,
    /** The subject has changed since; this proposal never was and never will be carried out. */
    OUTDATED,
    /** Not now; to be tried again. */
    LATER
  }

  /** Its word in {@link Draft#kind}, {@code certificate-revocation} for instance. */
  String kind();

  /** Whether the draft could be carried out on what is stored now. */
  Fit check(Draft draft);

  /**
   * Carries out a confirmed proposal. Called any number of times, by several processes at once and
   * after a crash between the change and the note of it; has its effect once. So the subject must
   * remember, in the write that changes it, the last proposal of this kind that changed it: no
   * other of the kind can begin on it before this one is noted as carried out.
   */
  Result carryOut(Proposal proposal);

  /**
   * Subjects for which something was written down before this instant, for a proposal that nobody
   * has confirmed; some hundred at a time.
   */
  default List<String> prepared(Instant before) {
    return List.of();
  }

  /** Takes away what was written down for a subject of which no proposal is open any more. */
  default void forget(String subject) {}
}
