package cn.yichi.notification.notice;

import java.util.Optional;

/**
 * What is remembered of one subject: the highest revision taken in, and what its holder believes.
 *
 * @param subject {@code <certificate id>/<host>} or {@code <certificate id>/<paying
 *     province>/<policy>}
 * @param revision the highest revision taken in
 * @param known fingerprint of the last real position, told or not; empty while only machines wait
 * @param told fingerprint of what the holder was told last, or takes for granted
 * @param quiet true while a backfilled certificate has no real position yet: its first is not news
 * @param window key of the gathering notice that spoke of it last; may still be open
 * @param named the certificate's words, so that a benefit's notice can use them
 */
public record Baseline(
    String subject,
    long revision,
    Optional<String> known,
    Optional<String> told,
    boolean quiet,
    Optional<String> window,
    Optional<NamedCertificate> named) {

  /** A subject of which nothing has been heard. */
  static Baseline unheard(String subject) {
    return new Baseline(
        subject, 0, Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());
  }

  Baseline heard(long newRevision, NamedCertificate words) {
    return new Baseline(subject, newRevision, known, told, quiet, window, Optional.of(words));
  }

  Baseline heard(long newRevision) {
    return new Baseline(subject, newRevision, known, told, quiet, window, named);
  }

  Baseline knowing(String position) {
    return new Baseline(subject, revision, Optional.of(position), told, false, window, named);
  }

  Baseline telling(String position) {
    Optional<String> same = Optional.of(position);
    return new Baseline(subject, revision, same, same, false, window, named);
  }

  Baseline hushed() {
    return new Baseline(subject, revision, known, told, true, window, named);
  }

  Baseline in(String windowKey) {
    return new Baseline(subject, revision, known, told, quiet, Optional.of(windowKey), named);
  }
}
