package cn.yichi.registry.issuer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issuer as a bureau states it, before any check: an entry of a seed file or the body of one
 * request. Dates are written {@code 2020-07-03}.
 *
 * @param code the issuer's code; needed
 * @param name its name; needed
 * @param issuerClass name of an {@link IssuerClass}; needed
 * @param creditCode unified social credit code
 * @param filings what it is filed for; empty means nothing
 * @param standing its standing over time; when absent, good from the first filed day, or for an
 *     issuer on file what is on file
 */
public record IssuerDraft(
    @Nullable String code,
    @Nullable String name,
    @Nullable String issuerClass,
    @Nullable String creditCode,
    @Nullable List<FilingDraft> filings,
    @Nullable List<StandingDraft> standing) {

  /**
   * One filed scope as stated.
   *
   * @param kind name of a certificate kind, Chinese or identifier; needed
   * @param occupation {@code <edition>:<code>}, {@code <code>} of 2022, or {@code *} for any;
   *     needed
   * @param levels level words or identifiers
   * @param from first day; needed
   * @param until last day
   */
  public record FilingDraft(
      @Nullable String kind,
      @Nullable String occupation,
      @Nullable List<String> levels,
      @Nullable String from,
      @Nullable String until) {}

  /**
   * A stretch of standing as stated.
   *
   * @param status {@code GOOD}, {@code SUSPENDED} or {@code WITHDRAWN}; needed
   * @param from first day; needed
   * @param reason why
   */
  public record StandingDraft(
      @Nullable String status, @Nullable String from, @Nullable String reason) {}

  boolean statesStanding() {
    return standing != null && !standing.isEmpty();
  }

  /** The same statement under the code that the request names. */
  public IssuerDraft withCode(String stated) {
    return new IssuerDraft(stated, name, issuerClass, creditCode, filings, standing);
  }
}
