package cn.yichi.recognition.confirmation;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.List;

class InMemoryOwnConfirmationsTest implements OwnConfirmationsContract {
  private final InMemoryOwnConfirmations confirmations = new InMemoryOwnConfirmations();

  @Override
  public OwnConfirmations confirmations() {
    return confirmations;
  }

  @Override
  public List<String> waiting(CertificateId certificate) {
    return confirmations.waiting(certificate);
  }
}
