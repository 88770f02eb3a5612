package cn.yichi.recognition.roster;

/** Where a roster stands. */
public enum RosterState {
  /** Taken in; nobody works on it. */
  QUEUED,
  RUNNING,
  /** Every row is answered; the result is there. */
  COMPLETED,
  /** It cannot be answered; there is no result. */
  FAILED;

  public boolean ended() {
    return switch (this) {
      case QUEUED, RUNNING -> false;
      case COMPLETED, FAILED -> true;
    };
  }
}
