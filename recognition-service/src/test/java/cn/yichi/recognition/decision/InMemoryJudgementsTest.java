package cn.yichi.recognition.decision;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.recognition.enquiry.DecisionBooks;
import java.util.List;

class InMemoryJudgementsTest implements JudgementsContract {
  private final InMemoryJudgements judgements = new InMemoryJudgements();

  @Override
  public Judgements judgements() {
    return judgements;
  }

  @Override
  public DecisionBooks books() {
    return judgements;
  }

  @Override
  public List<String> announced(CertificateId id) {
    return judgements.announced(id);
  }
}
