package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.List;
import java.util.Set;

/**
 * What follows from decisions, such as benefits. Called with judgements just before they are
 * stored: after a crash, or where another write came first, it is called again with what then
 * holds, so it must be idempotent and ends in step with what is stored. What replaced another state
 * is followed once more after the write, since something else may have followed that one in
 * between.
 */
public interface Consequences {
  Set<CertificateId> follow(List<Judgement> judgements);

  /** Takes back what followed from decisions on a certificate that is not held any more. */
  void takeBack(CertificateId certificate);

  /** Erases that, and all else that is kept of a certificate and goes with it. */
  void erase(CertificateId certificate);
}
