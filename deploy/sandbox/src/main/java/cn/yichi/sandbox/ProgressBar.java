package cn.yichi.sandbox;

import java.io.PrintStream;

/** One line per stage; rewritten in place on a terminal, printed at most every five seconds elsewhere. */
final class ProgressBar {
  private static final int WIDTH = 24;
  private static final long QUIET_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private long printedAt;

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.printedAt = System.nanoTime() - QUIET_NANOS;
  }

  void show(long imported, long decided, long noticed, long expectedRows) {
    String line =
        "  import " + bar(imported, expectedRows) + "   decisions " + count(decided) + "   notices " + count(noticed);
    if (terminal) {
      out.print("\r" + line);
      out.flush();
    } else if (System.nanoTime() - printedAt >= QUIET_NANOS) {
      printedAt = System.nanoTime();
      out.println(line);
    }
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }

  private static String bar(long done, long of) {
    int filled = of == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * done / of);
    return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + count(done) + "/" + count(of);
  }

  private static String count(long number) {
    return String.format(java.util.Locale.ROOT, "%,d", number);
  }
}
