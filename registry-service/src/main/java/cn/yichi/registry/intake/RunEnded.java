package cn.yichi.registry.intake;

/** A run ends before its job does: the service stops, or another run has taken the job over. */
final class RunEnded extends Exception {
  private static final long serialVersionUID = 1L;
}
