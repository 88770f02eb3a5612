package cn.yichi.recognition.ruling;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Judgement;
import java.util.List;
import java.util.Set;

/** What else follows, and that rulings on a certificate are erased with it. */
public record FollowedByRulings(Consequences others, Rulings rulings, Referrals.Waiting waiting)
    implements Consequences {
  @Override
  public Set<CertificateId> follow(List<Judgement> judgements) {
    return others.follow(judgements);
  }

  @Override
  public void takeBack(CertificateId certificate) {
    others.takeBack(certificate);
  }

  @Override
  public void erase(CertificateId certificate) {
    others.erase(certificate);
    rulings.erase(certificate);
    waiting.forget(certificate);
  }
}
