package cn.yichi.recognition.asking;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import java.util.Collection;
import java.util.List;

/**
 * Who asked about which certificate, but for what the last answer of an organisation says itself:
 * one entry a certificate, holder, asker, purpose and day.
 */
public interface Askings {
  /** Notes them; those that are known already change nothing. */
  void note(List<Asking> askings);

  /** About certificates of these holders, the latest days first. */
  List<Asking> about(Collection<HolderRef> holders, int limit);

  /** Forgets all about a certificate that its region erased. */
  void erase(CertificateId certificate);
}
