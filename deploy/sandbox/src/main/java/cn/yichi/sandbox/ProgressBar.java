package cn.yichi.sandbox;

import java.io.PrintStream;

/** One line about all three stages, at most every two seconds. */
final class ProgressBar {
  private static final int WIDTH = 24;
  private static final long QUIET_NANOS = 2_000_000_000L;

  private final PrintStream out;
  private long printedAt;

  ProgressBar(PrintStream out) {
    this.out = out;
    this.printedAt = System.nanoTime() - QUIET_NANOS;
  }

  void show(long imported, long decided, long noticed, long expectedRows) {
    String line =
        "  import "
            + bar(imported, expectedRows)
            + "   decisions "
            + count(decided)
            + "   notices "
            + count(noticed);
    if (System.nanoTime() - printedAt >= QUIET_NANOS) {
      printedAt = System.nanoTime();
      out.println(line);
    }
  }

  private static String bar(long done, long of) {
    int filled = of == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * done / of);
    return "["
        + "#".repeat(filled)
        + ".".repeat(WIDTH - filled)
        + "] "
        + count(done)
        + "/"
        + count(of);
  }

  private static String count(long number) {
    return String.format(java.util.Locale.ROOT, "%,d", number);
  }
}
