package cn.yichi.bench.faults;

/**
 * How far a run had come when a fault struck.
 *
 * @param read share of the rows of both imports that had been read
 * @param backlog records that some group had still to read, of each partition at most 2 000
 */
record Strike(Fault fault, double read, long backlog) {

  /** Whether rows or events were still flowing. */
  boolean duringImport() {
    return read < 1 || backlog > 0;
  }
}
