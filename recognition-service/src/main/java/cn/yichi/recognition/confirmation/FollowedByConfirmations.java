package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Judgement;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** What else follows, and that what was confirmed of a certificate is erased with it. */
public record FollowedByConfirmations(
    Consequences others, OwnConfirmations said, PartnerConfirmations heard, Clock clock)
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
    said.erase(certificate, clock.instant());
    heard.erase(certificate);
  }
}
