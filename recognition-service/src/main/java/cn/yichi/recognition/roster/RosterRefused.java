package cn.yichi.recognition.roster;

/** A roster that cannot be taken as a whole; carries the {@link RosterFault}. */
public final class RosterRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RosterFault fault;

  public RosterRefused(RosterFault fault) {
    super(fault.code() + " at line " + fault.line());
    this.fault = fault;
  }

  /** Why. */
  public RosterFault fault() {
    return fault;
  }
}
