package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateId;
import java.util.List;

class InMemoryOpenBenefitsTest implements OpenBenefitsContract {
  private final InMemoryOpenBenefits benefits = new InMemoryOpenBenefits();

  @Override
  public OpenBenefits benefits() {
    return benefits;
  }

  @Override
  public List<String> announced(CertificateId certificate) {
    return benefits.announced(certificate);
  }
}
