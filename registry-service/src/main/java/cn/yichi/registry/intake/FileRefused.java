package cn.yichi.registry.intake;

/** Reading a file came to a point where it cannot be taken; carries the {@link FileFault}. */
public final class FileRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient FileFault fault;

  public FileRefused(FileFault fault) {
    super(fault.code() + " at line " + fault.line());
    this.fault = fault;
  }

  /** Why. */
  public FileFault fault() {
    return fault;
  }
}
