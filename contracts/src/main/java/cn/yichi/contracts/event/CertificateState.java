package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full public state of a certificate at one version. Carries no name, ID number or contact.
 *
 * @param certificateId opaque id, stable for life
 * @param version 1 for the first state, +1 for each change
 * @param homeRegion GB/T 2260 code of the registry's region
 * @param kind name of a certificate kind, e.g. {@code SKILL_LEVEL}
 * @param number the normalised number; null where it contains an ID number
 * @param numberMasked the number fit for display
 * @param numberDigest keyed digest of the normalised number, the same in every region
 * @param numberScheme name of the numbering scheme, {@code UNKNOWN_SCHEME} where not recognised
 * @param holderRef pseudonym of the holder
 * @param nameDigest keyed digest of the normalised name, salted by the certificate id
 * @param documentDigests keyed digests of the holder's document numbers, salted by the certificate
 *     id
 * @param occupation null for kinds without one
 * @param level name of a skill level; null for ungraded kinds
 * @param title the professional title, null for other kinds
 * @param titleGrade name of the title's grade, null for other kinds
 * @param issuerCode code of the assessment body
 * @param issuerName its name as stated
 * @param assessedOn day of assessment, null where not stated
 * @param issuedOn day of issue
 * @param validUntil last day of validity, null for kinds that do not expire
 * @param standardVersion version of the occupational standard, null where not stated
 * @param exceptionalBasis basis of an exceptional promotion (破格), null where none
 * @param county GB/T 2260 code of the county of issue, null where not stated
 * @param status name of a certificate status, e.g. {@code VALID}
 * @param statusReason why the status is not {@code VALID}
 * @param backfill true where the bureau declared an old file: nobody is told
 */
public record CertificateState(
    String certificateId,
    int version,
    String homeRegion,
    String kind,
    @Nullable String number,
    String numberMasked,
    String numberDigest,
    String numberScheme,
    String holderRef,
    String nameDigest,
    List<String> documentDigests,
    @Nullable OccupationRef occupation,
    @Nullable String level,
    @Nullable String title,
    @Nullable String titleGrade,
    String issuerCode,
    String issuerName,
    @Nullable LocalDate assessedOn,
    LocalDate issuedOn,
    @Nullable LocalDate validUntil,
    @Nullable String standardVersion,
    @Nullable String exceptionalBasis,
    @Nullable String county,
    String status,
    @Nullable String statusReason,
    boolean backfill,
    Instants instants)
    implements Payload {

  /**
   * An occupation on the wire.
   *
   * @param edition name of the catalogue edition, e.g. {@code E2022}
   * @param code e.g. {@code 6-18-02-04}
   * @param nameZh the occupation's name
   * @param jobType the job type (工种), null where none
   */
  public record OccupationRef(
      String edition, String code, String nameZh, @Nullable String jobType) {
    public OccupationRef {
      requireNonNull(edition, "edition");
      requireNonNull(code, "code");
      requireNonNull(nameZh, "nameZh");
    }
  }

  public CertificateState {
    requireNonNull(certificateId, "certificateId");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(kind, "kind");
    requireNonNull(numberMasked, "numberMasked");
    requireNonNull(numberDigest, "numberDigest");
    requireNonNull(numberScheme, "numberScheme");
    requireNonNull(holderRef, "holderRef");
    requireNonNull(nameDigest, "nameDigest");
    documentDigests = List.copyOf(requireNonNull(documentDigests, "documentDigests"));
    requireNonNull(issuerCode, "issuerCode");
    requireNonNull(issuerName, "issuerName");
    requireNonNull(issuedOn, "issuedOn");
    requireNonNull(status, "status");
    requireNonNull(instants, "instants");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  @Override
  public String key() {
    return certificateId;
  }

  @Override
  public String eventId() {
    return certificateId + "/" + version;
  }
}
