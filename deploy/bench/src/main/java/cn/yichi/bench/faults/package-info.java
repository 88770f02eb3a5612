/**
 * Fault runs: a region pair in processes is hit while it imports, and a checker that knows the
 * input files, the public APIs and the topics says what became of every row.
 */
@NullMarked
package cn.yichi.bench.faults;

import org.jspecify.annotations.NullMarked;
