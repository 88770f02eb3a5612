package cn.yichi.platform.security;

/** Of what a role may be used at an endpoint. */
public enum Scope {
  /** The caller's region contains the service's own [GB/T 2260]. */
  REGION,
  /**
   * The caller acts for an organisation; where the address names one as {@code {organisation}}, for
   * that one.
   */
  ORGANISATION,
  /**
   * The caller is a holder; where the address names one as {@code {holderRef}}, that one, by
   * whatever pseudonym of his. Elsewhere the handler itself shows nothing but what is the holder's.
   */
  HOLDER
}
