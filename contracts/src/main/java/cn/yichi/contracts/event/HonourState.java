package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.event.CertificateState.OccupationRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The full public state of an honour (荣誉) or contest result (竞赛成绩) at one version. Carries no name,
 * ID number or contact, and no level: a title of honour such as 首席技师 never is one.
 *
 * @param honourId opaque id, stable for life; whose region says it first is its home
 * @param version 1 for the first state, +1 for each change
 * @param homeRegion GB/T 2260 code of the registry's region
 * @param holderRef pseudonym of the holder
 * @param kind name of a kind of honour, e.g. {@code CONTEST_RESULT}
 * @param scope name of a scope, e.g. {@code NATIONAL}
 * @param contestClass name of a class of contest; of contest results only
 * @param place from 1; of contest results only, null where none was stated
 * @param medal name of a medal; of WorldSkills only, null where none was stated
 * @param nameZh what it is called, as stated
 * @param occupation in which it was earned, null where not stated
 * @param region GB/T 2260 code of the division in whose scope it was conferred; null for world and
 *     nation
 * @param conferredBy who conferred it, as stated
 * @param conferredOn day on which it was
 * @param status {@code VALID} or {@code REVOKED}
 * @param statusReason why the status is not {@code VALID}
 * @param backfill true where the bureau declared an old record: nobody is told
 */
public record HonourState(
    String honourId,
    int version,
    String homeRegion,
    String holderRef,
    String kind,
    String scope,
    @Nullable String contestClass,
    @Nullable Integer place,
    @Nullable String medal,
    String nameZh,
    @Nullable OccupationRef occupation,
    @Nullable String region,
    String conferredBy,
    LocalDate conferredOn,
    String status,
    @Nullable String statusReason,
    boolean backfill,
    Instants instants)
    implements Payload {

  public HonourState {
    requireNonNull(honourId, "honourId");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(holderRef, "holderRef");
    requireNonNull(kind, "kind");
    requireNonNull(scope, "scope");
    requireNonNull(nameZh, "nameZh");
    requireNonNull(conferredBy, "conferredBy");
    requireNonNull(conferredOn, "conferredOn");
    requireNonNull(status, "status");
    requireNonNull(instants, "instants");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  @Override
  public String key() {
    return honourId;
  }

  @Override
  public String eventId() {
    return eventId(honourId, version);
  }

  /** The id of the fact of one version; a tombstone's names the version that it took. */
  public static String eventId(String honourId, int version) {
    return honourId + "/" + version;
  }
}
