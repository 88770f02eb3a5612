package cn.yichi.recognition.decision;

/** Whether the certificate itself stood on the day asked about, whatever it is worth here. */
public enum DayStanding {
  VALID,
  SUSPENDED,
  /** Revoked, cancelled, withdrawn, expired or not yet issued. */
  INVALID;

  /** As the grounds of a decision say. */
  public static DayStanding of(Decision decision) {
    for (Ground ground : decision.grounds()) {
      switch (ground.code()) {
        case CERTIFICATE_NOT_VALID, CERTIFICATE_EXPIRED, CERTIFICATE_NOT_YET_ISSUED -> {
          return INVALID;
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
