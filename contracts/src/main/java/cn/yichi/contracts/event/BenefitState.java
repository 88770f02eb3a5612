package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A benefit that opened or closed for a recipient. Says which facts are still needed; never an
 * amount nor a claim, which are personal.
 *
 * @param recipient {@code holder:<ref>}
 * @param policyId the benefit policy
 * @param policyVersion its version
 * @param region GB/T 2260 code of the region or county that pays
 * @param certificateId the certificate it rests on
 * @param homeRegion GB/T 2260 code of the certificate's home
 * @param revision +1 for each change for this certificate and policy; consumers keep the highest
 * @param status {@code OPEN} or {@code CLOSED}
 * @param neededFacts names of the facts a claim needs
 * @param cause as in {@link DecisionState}
 */
public record BenefitState(
    String recipient,
    String policyId,
    int policyVersion,
    String region,
    String certificateId,
    String homeRegion,
    long revision,
    String status,
    List<String> neededFacts,
    String cause,
    Instants instants)
    implements Payload {

  public BenefitState {
    requireNonNull(recipient, "recipient");
    requireNonNull(policyId, "policyId");
    requireNonNull(region, "region");
    requireNonNull(certificateId, "certificateId");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(status, "status");
    neededFacts = List.copyOf(requireNonNull(neededFacts, "neededFacts"));
    requireNonNull(cause, "cause");
    requireNonNull(instants, "instants");
    if (revision < 1 || policyVersion < 1) {
      throw new IllegalArgumentException("revision and policyVersion must be at least 1");
    }
  }

  @Override
  public String key() {
    return recipient;
  }

  @Override
  public String aboutRegion() {
    return homeRegion;
  }

  @Override
  public String eventId() {
    return certificateId + "/" + policyId + "/" + revision;
  }
}
