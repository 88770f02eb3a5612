package cn.yichi.bench.faults;

import java.io.IOException;

/** What the operating system does to a process and the process cannot refuse. */
final class Signals {
  private Signals() {}

  /** SIGSTOP: the process sleeps in the middle of whatever it does, its connections stay open. */
  static void pause(Process process) throws IOException, InterruptedException {
    send("-STOP", process);
  }

  /** SIGCONT. */
  static void resume(Process process) throws IOException, InterruptedException {
    send("-CONT", process);
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    if (status != 0) {
      throw new IOException("kill " + signal + " " + process.pid() + " ended with " + status);
    }
  }
}
