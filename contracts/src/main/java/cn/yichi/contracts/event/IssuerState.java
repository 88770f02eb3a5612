package cn.yichi.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issuer's filing (备案) scope and the whole dated timeline of its standing, at one version.
 *
 * @param issuerCode class + national code + province + sequence, or an older body code
 * @param version 1 for the first state, +1 for each change
 * @param homeRegion GB/T 2260 code of the region that keeps the filing
 * @param nameZh the issuer's name
 * @param issuerClass name of the issuer class, e.g. {@code EMPLOYER}, {@code SOCIAL_BODY}, {@code
 *     APPRAISAL_CENTER}
 * @param socialCreditCode unified social credit code, null where not stated
 * @param filings what it may issue, and when
 * @param standing its standing over time, in order, without gaps from the first entry on
 */
public record IssuerState(
    String issuerCode,
    int version,
    String homeRegion,
    String nameZh,
    String issuerClass,
    @Nullable String socialCreditCode,
    List<Filing> filings,
    List<Standing> standing,
    Instants instants)
    implements Payload {

  /**
   * One filed scope.
   *
   * @param kind name of a certificate kind
   * @param occupation {@code <edition>:<code>}, or {@code *} where the source names no occupation
   * @param levels names of skill levels; empty where the kind is ungraded
   * @param from first day
   * @param until last day, null while open
   */
  public record Filing(
      String kind,
      String occupation,
      List<String> levels,
      LocalDate from,
      @Nullable LocalDate until) {
    public Filing {
      requireNonNull(kind, "kind");
      requireNonNull(occupation, "occupation");
      levels = List.copyOf(requireNonNull(levels, "levels"));
      requireNonNull(from, "from");
    }
  }

  /**
   * A stretch of standing.
   *
   * @param status {@code GOOD}, {@code SUSPENDED} or {@code WITHDRAWN}
   * @param from first day
   * @param reason why, null for {@code GOOD}
   */
  public record Standing(String status, LocalDate from, @Nullable String reason) {
    public Standing {
      requireNonNull(status, "status");
      requireNonNull(from, "from");
    }
  }

  public IssuerState {
    requireNonNull(issuerCode, "issuerCode");
    requireNonNull(homeRegion, "homeRegion");
    requireNonNull(nameZh, "nameZh");
    requireNonNull(issuerClass, "issuerClass");
    filings = List.copyOf(requireNonNull(filings, "filings"));
    standing = List.copyOf(requireNonNull(standing, "standing"));
    requireNonNull(instants, "instants");
    if (version < 1) {
      throw new IllegalArgumentException("version must be at least 1");
    }
  }

  @Override
  public String key() {
    return issuerCode;
  }

  @Override
  public String eventId() {
    return issuerCode + "/" + version;
  }
}
