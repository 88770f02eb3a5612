package cn.yichi.recognition.confirmation;

import java.util.HashSet;
import java.util.Set;

class InMemoryPartnerConfirmationsTest implements PartnerConfirmationsContract {
  private final Set<String> lostKeys = new HashSet<>();
  private final PartnerConfirmations confirmations = new InMemoryPartnerConfirmations(lostKeys);

  @Override
  public PartnerConfirmations confirmations() {
    return confirmations;
  }

  @Override
  public Set<String> lostKeys() {
    return lostKeys;
  }
}
