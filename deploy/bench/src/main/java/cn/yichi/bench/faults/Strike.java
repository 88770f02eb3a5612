package cn.yichi.bench.faults;

/**
 * How far a run had come when a fault struck.
 *
 * @param read share of the rows of both imports that had been read
 * @param backlog records that the groups had still to read, counted for each group, of about 20 000
 *     records at most
 */
record Strike(Fault fault, double read, long backlog) {

  /** Whether rows or events were still flowing. */
  boolean duringImport() {
    return read < 1 || backlog > 0;
  }
}
