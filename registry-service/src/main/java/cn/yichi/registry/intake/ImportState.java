package cn.yichi.registry.intake;

/** Where an import job stands. */
public enum ImportState {
  /** Received whole; waits for its turn. */
  QUEUED,
  /** Being read through once, before any row is stored. */
  CHECKING,
  /** Rows are checked and stored. */
  RUNNING,
  /** Every row has its answer. */
  COMPLETED,
  /** The file as a whole cannot be taken; no row of it was stored. */
  REFUSED,
  /** Stopped on request; rows answered until then stay. */
  CANCELLED,
  /** Stopped by a fault of this service; rows answered until then stay. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean ended() {
    return switch (this) {
      case QUEUED, CHECKING, RUNNING -> false;
      case COMPLETED, REFUSED, CANCELLED, FAILED -> true;
    };
  }
}
