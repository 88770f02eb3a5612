package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Port: what organisations were answered, one document a question. */
public interface GivenAnswers {
  /** By the ids of questions; what was never asked is missing from the answer. */
  Map<String, GivenAnswer> find(Collection<String> ids);

  /** By the id of the question. */
  default Optional<GivenAnswer> find(String id) {
    return Optional.ofNullable(find(List.of(id)).get(id));
  }

  /**
   * Stores next revisions, each of another question. Where a term begins with one, the fact by
   * which the holder is told is part of the same write.
   *
   * @return ids of the questions of which another write came first, or too many facts wait
   */
  Set<String> save(List<GivenAnswer> next);

  /**
   * Stores the next revision of one.
   *
   * @return false where another write came first
   */
  default boolean save(GivenAnswer next) {
    return save(List.of(next)).isEmpty();
  }

  /**
   * Those with a term against these holders, the latest first.
   *
   * @param after where the page before ended; empty for the first
   * @param limit how many at most
   */
  List<GivenAnswer> against(Collection<HolderRef> holders, Optional<AnswerPlace> after, int limit);

  /** Who was answered last about certificates of these holders, the latest days first. */
  List<Asking> about(Collection<HolderRef> holders, int limit);

  /** Forgets all about a certificate that its region erased. */
  void erase(CertificateId certificate);
}
