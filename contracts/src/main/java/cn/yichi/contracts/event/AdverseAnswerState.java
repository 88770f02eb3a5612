package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An organisation asked about a certificate and was answered against its holder, who is to be told
 * and may reply. Says who asked and what the answer was, by code; nothing of the holder but the
 * pseudonym.
 *
 * @param certificateId the certificate; the record's key
 * @param homeRegion GB/T 2260 code of the certificate's home, which tells the holder
 * @param host GB/T 2260 code of the region that answered
 * @param holderRef pseudonym of the holder
 * @param organisation social credit code of who asked
 * @param purpose to what end: {@code HIRE}, {@code BID}, {@code WAGE_GRADE} or {@code OTHER}
 * @param revision tells several such answers to one organisation for one purpose apart; a later one
 *     is higher
 * @param answerId what the holder replies to, at the host's service
 * @param outcome {@code REFERRED}, {@code REFUSED} or {@code NO_AGREEMENT}
 * @param answeredOn legal day of the answer, Asia/Shanghai
 * @param asOf legal day asked about, where that is not the day of the answer
 * @param actNotBefore until that day the organisation is not to act on it, unless the holder
 *     replies sooner
 */
public record AdverseAnswerState(
    String certificateId,
    String homeRegion,
    String host,
    String holderRef,
    String organisation,
    String purpose,
    long revision,
    String answerId,
    String outcome,
    LocalDate answeredOn,
    @Nullable LocalDate asOf,
    LocalDate actNotBefore,
    Instants instants)
    implements Payload {

  public AdverseAnswerState {
    requireNonNull(certificateId, "certificateId");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(host, "host");
    requireNonNull(holderRef, "holderRef");
    requireNonNull(organisation, "organisation");
    requireNonNull(purpose, "purpose");
    requireNonNull(answerId, "answerId");
    requireNonNull(outcome, "outcome");
    requireNonNull(answeredOn, "answeredOn");
    requireNonNull(actNotBefore, "actNotBefore");
    requireNonNull(instants, "instants");
    if (revision < 1) {
      throw new IllegalArgumentException("revision must be at least 1");
    }
  }

  @Override
  public String key() {
    return certificateId;
  }

  @Override
  public String aboutRegion() {
    return homeRegion;
  }

  @Override
  public String eventId() {
    return String.join("/", certificateId, host, organisation, purpose, Long.toString(revision));
  }
}
