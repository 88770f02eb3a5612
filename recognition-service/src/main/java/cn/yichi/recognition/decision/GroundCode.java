package cn.yichi.recognition.decision;

/** Stable codes of grounds. Their sentences are in the bundle {@code grounds}. */
public enum GroundCode {
  HOME_REGION(Side.FOR),
  CLAUSE_COVERS(Side.FOR),
  EQUAL_EFFECT(Side.FOR),
  ISSUER_ON_FILE(Side.FOR),
  ISSUER_IS_NAMED_OFFICE(Side.FOR),
  PRIOR_CERTIFICATES_COVERED(Side.FOR),

  PRIOR_CERTIFICATES_UNSTATED(Side.OPEN),
  ISSUER_NOT_RECEIVED(Side.OPEN),
  ISSUER_SUSPENDED(Side.OPEN),
  ISSUER_NOT_A_NAMED_OFFICE(Side.OPEN),
  CORRESPONDENCE_UNSTATED(Side.OPEN),
  DELEGATED_AUTHORITY_UNNAMED(Side.OPEN),
  CERTIFICATE_SUSPENDED(Side.OPEN),
  LEVEL_UNSTATED(Side.OPEN),
  TITLE_UNSTATED(Side.OPEN),
  OCCUPATION_UNSTATED(Side.OPEN),
  OPERATION_UNSTATED(Side.OPEN),

  CERTIFICATE_NOT_VALID(Side.AGAINST),
  CERTIFICATE_EXPIRED(Side.AGAINST),
  CERTIFICATE_NOT_YET_ISSUED(Side.AGAINST),
  ISSUER_NOT_ON_FILE(Side.AGAINST),
  ISSUER_WITHDRAWN(Side.AGAINST),
  PRIOR_CERTIFICATES_NOT_COVERED(Side.AGAINST),
  KIND_NOT_COVERED(Side.AGAINST),
  LEVEL_NOT_COVERED(Side.AGAINST),
  GRADE_NOT_COVERED(Side.AGAINST),
  OCCUPATION_NOT_COVERED(Side.AGAINST),
  OPERATION_NOT_COVERED(Side.AGAINST),
  AGREEMENT_NOT_YET_IN_FORCE(Side.AGAINST),
  AGREEMENT_NO_LONGER_IN_FORCE(Side.AGAINST),
  AGREEMENT_SUSPENDED(Side.AGAINST),
  AGREEMENT_TERMINATED(Side.AGAINST),
  /** The host does not recognise it for the time, by a measure of its own. */
  SAFEGUARD(Side.AGAINST),
  NO_AGREEMENT_BETWEEN_REGIONS(Side.AGAINST),

  CONDITION(Side.NOTE),
  EFFECTIVE_DATE_ASSUMED(Side.NOTE),
  TEXT_NOT_SEEN(Side.NOTE),
  PROVISO(Side.NOTE),
  ISSUER_TEST_UNSTATED(Side.NOTE),
  NATIONAL_VERIFICATION_ADVISED(Side.NOTE);

  /** Which way a ground points. */
  public enum Side {
    FOR,
    AGAINST,
    /** Open: a person must answer. */
    OPEN,
    /** Says something about the answer, for neither side. */
    NOTE
  }

  private final Side side;

  GroundCode(Side side) {
    this.side = side;
  }

  public Side side() {
    return side;
  }
}
