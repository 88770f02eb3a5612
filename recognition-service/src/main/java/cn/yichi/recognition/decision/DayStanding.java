package cn.yichi.recognition.decision;

/** Whether the certificate itself stood on the day asked about, whatever it is worth here. */
public enum DayStanding {
  VALID,
  SUSPENDED,
  /** Revoked, cancelled, withdrawn or expired. */
  INVALID,
  /** The day lies before the issue: nothing against the certificate, the day may be mistyped. */
  NOT_YET_ISSUED;

  /** As the grounds of a decision say. */
  public static DayStanding of(Decision decision) {
    for (Ground ground : decision.grounds()) {
      switch (ground.code()) {
        case CERTIFICATE_NOT_VALID, CERTIFICATE_EXPIRED -> {
          return INVALID;
        }
        case CERTIFICATE_NOT_YET_ISSUED -> {
          return NOT_YET_ISSUED;
        }
        case CERTIFICATE_SUSPENDED -> {
          return SUSPENDED;
        }
        default -> {}
      }
    }
    return VALID;
  }
}
