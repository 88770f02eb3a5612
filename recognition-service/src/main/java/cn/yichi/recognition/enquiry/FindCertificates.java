package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Replica;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds received certificates by number and holder. An unknown number and a holder that does not
 * match give the same empty answer, so that nothing can be learnt by guessing.
 */
public final class FindCertificates {
  private final Judgements judgements;
  private final FederatedDigests digests;

  public FindCertificates(Judgements judgements, FederatedDigests digests) {
    this.judgements = judgements;
    this.digests = digests;
  }

  /** Those of which every stated fact holds: nearly always none or one. */
  List<Judgements.Held> matching(Identification stated) {
    String number = CertificateNumber.normalise(stated.number());
    List<Judgements.Held> matching = new ArrayList<>(1);
    for (Judgements.Held held : judgements.byNumber(digests.numberDigest(number))) {
      if (matches(held.replica(), stated)) {
        matching.add(held);
      }
    }
    return matching;
  }

  private boolean matches(Replica replica, Identification stated) {
    CertificateId id = replica.id();
    return stated.own().map(replica.holder()::equals).orElse(true)
        && stated
            .holderName()
            .map(name -> digests.nameDigest(id, name))
            .map(replica.nameDigest()::equals)
            .orElse(true)
        && stated
            .documentNumber()
            .map(number -> digests.documentDigest(id, number))
            .map(replica.documentDigests()::contains)
            .orElse(true);
  }
}
