package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Judgement;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What follows from decisions, and what else is erased with a certificate: it goes first. */
public record AlsoErased(Consequences others, List<Consumer<CertificateId>> stores)
    implements Consequences {
  public AlsoErased {
    stores = List.copyOf(stores);
  }

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
    stores.forEach(each -> each.accept(certificate));
    others.erase(certificate);
  }
}
