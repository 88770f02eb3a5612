package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.List;
import java.util.Set;

/** Nothing follows from any decision. */
public record NoConsequences() implements Consequences {
  @Override
  public Set<CertificateId> follow(List<Judgement> judgements) {
    return Set.of();
  }

  @Override
  public void takeBack(CertificateId certificate) {}

  @Override
  public void erase(CertificateId certificate) {}
}
