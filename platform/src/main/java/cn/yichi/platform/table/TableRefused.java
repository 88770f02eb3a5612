package cn.yichi.platform.table;

/** Reading a file came to a point where it cannot be read; carries the {@link TableFault}. */
public final class TableRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TableFault fault;

  public TableRefused(TableFault fault) {
    super(fault.code() + " at line " + fault.line());
    this.fault = fault;
  }

  /** Why. */
  public TableFault fault() {
    return fault;
  }
}
