package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Region;
import java.util.List;

/**
 * A benefit that a certificate opens for its holder, or one that has closed again. Holds no amount
 * and no claim.
 *
 * @param certificate the certificate it rests on
 * @param holder pseudonym of the holder
 * @param home region of the certificate's registry
 * @param policyId the policy
 * @param policyVersion its version
 * @param region who pays
 * @param open false once the certificate no longer opens it
 * @param neededFacts names of the facts a claim needs
 * @param cause name of the cause of the decision it follows from
 */
public record OpenBenefit(
    CertificateId certificate,
    HolderRef holder,
    Region home,
    String policyId,
    int policyVersion,
    Region region,
    boolean open,
    List<String> neededFacts,
    String cause) {
  public OpenBenefit {
    neededFacts = List.copyOf(neededFacts);
  }
}
