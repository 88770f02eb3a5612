package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one region says on one version of an agreement or statute: its copy of the text, its
 * signature, and what it has ordered since. A later revision takes the place of an earlier one; the
 * text of a version never changes.
 *
 * @param agreement stable name over all versions, e.g. {@code sc-cq-skill-2020}
 * @param version from 1
 * @param region GB/T 2260 code of the region that speaks
 * @param revision 1 for the first statement on the version, +1 for each change
 * @param document the text, canonical JSON (keys in order, no white space)
 * @param digest SHA-256 of the document's UTF-8 bytes, hex
 * @param signedFirst when the region signed the text
 * @param withdrawn whether it has taken its signature back
 * @param measures what it has ordered, in order of their ids
 * @param synthetic true for a sandbox's signature, behind which no people stand
 * @param keyId id of the region's signing key
 * @param signedAt when this statement was signed
 * @param signature the signing key's, base64: over every other field but {@code instants}, the
 *     document by its digest, each text in UTF-8 after its length in four bytes, as {@code
 *     Statement} of the recognition service frames them
 */
public record AgreementStatement(
    String agreement,
    int version,
    String region,
    long revision,
    String document,
    String digest,
    Instant signedFirst,
    boolean withdrawn,
    List<Measure> measures,
    boolean synthetic,
    String keyId,
    Instant signedAt,
    String signature,
    Instants instants)
    implements Payload {

  /**
   * What a party orders by itself. An empty scope means the whole version.
   *
   * @param id unique within the statement
   * @param kind {@code SUSPENSION}, {@code SAFEGUARD} or {@code TERMINATION}
   * @param clause the clause it is confined to, null where none
   * @param occupation {@code <edition>:<code>}, null where it is not confined to one
   * @param levels names of the levels it is confined to, empty where to none
   * @param issuer code of the issuer it is confined to, null where to none
   * @param from first day
   * @param until last day, null until further notice
   * @param reason in the words of who ordered it
   */
  public record Measure(
      String id,
      String kind,
      @Nullable String clause,
      @Nullable String occupation,
      List<String> levels,
      @Nullable String issuer,
      LocalDate from,
      @Nullable LocalDate until,
      String reason) {
    public Measure {
      requireNonNull(id, "id");
      requireNonNull(kind, "kind");
      levels = List.copyOf(levels);
      requireNonNull(from, "from");
      requireNonNull(reason, "reason");
    }
  }

  public AgreementStatement {
    requireNonNull(agreement, "agreement");
    requireNonNull(region, "region");
    requireNonNull(document, "document");
    requireNonNull(digest, "digest");
    requireNonNull(signedFirst, "signedFirst");
    measures = List.copyOf(measures);
    requireNonNull(keyId, "keyId");
    requireNonNull(signedAt, "signedAt");
    requireNonNull(signature, "signature");
    requireNonNull(instants, "instants");
    if (version < 1 || revision < 1) {
      throw new IllegalArgumentException("versions and revisions count from 1");
    }
  }

  @Override
  public String key() {
    return agreement + "/" + version;
  }

  @Override
  public String eventId() {
    return key() + "/" + region + "/" + revision;
  }
}
