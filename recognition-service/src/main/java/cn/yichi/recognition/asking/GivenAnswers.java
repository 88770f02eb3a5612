package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: what organisations were answered, one document a question. */
public interface GivenAnswers {
  /** By the id of the question. */
  Optional<GivenAnswer> find(String id);

  /**
   * Stores the next revision. Where a term begins with it, the fact by which the holder is told is
   * part of the same write.
   *
   * @return false where another write came first
   */
  boolean save(GivenAnswer next);

  /** Those with a term against these holders, the latest first. */
  List<GivenAnswer> against(Collection<HolderRef> holders, int limit);

  /** Forgets all about a certificate that its region erased. */
  void erase(CertificateId certificate);
}
