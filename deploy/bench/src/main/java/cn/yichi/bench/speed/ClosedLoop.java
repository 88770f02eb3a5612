package cn.yichi.bench.speed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each ask again as soon as they are answered, for a bounded count and time. */
final class ClosedLoop {
  private final int port;
  private final List<byte[]> requests;
  private int begun;

  /**
   * @param requests asked in turn, whoever asks
   */
  ClosedLoop(int port, List<byte[]> requests) {
    this.port = port;
    this.requests = List.copyOf(requests);
  }

  /**
   * @param most requests of all clients together
   * @param longest after this no client asks again
   */
  Latencies run(int clients, int most, Duration longest) throws InterruptedException {
    int each = Math.max(1, most / clients);
    long start = System.nanoTime();
    long deadline = start + longest.toNanos();
    List<Future<long[]>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        int first = begun;
        begun += each;
        answers.add(threads.submit(() -> ask(first, each, deadline)));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return Latencies.of(all(answers), seconds);
  }

  private long[] ask(int first, int count, long deadline) throws IOException {
    long[] nanos = new long[count];
    int asked = 0;
    try (Wire wire = new Wire(port)) {
      // Untimed: kept-alive connections are measured, not the making of them.
      wire.ask(requests.get(Math.floorMod(first, requests.size())));
      while (asked < count && (asked == 0 || System.nanoTime() < deadline)) {
        byte[] request = requests.get(Math.floorMod(first + asked, requests.size()));
        long before = System.nanoTime();
        wire.ask(request);
        nanos[asked++] = System.nanoTime() - before;
        wire.renew();
      }
    }
    return Arrays.copyOf(nanos, asked);
  }

  private static long[] all(List<Future<long[]>> answers) throws InterruptedException {
    List<long[]> parts = new ArrayList<>();
    for (Future<long[]> each : answers) {
      try {
        parts.add(each.get());
      } catch (ExecutionException failed) {
        throw new IllegalStateException("a client failed", failed.getCause());
      }
    }
    return parts.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
