package cn.yichi.bench.speed;

import cn.yichi.sandbox.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes have used, as the system and their collectors tell. */
final class Usage {
  private static final Pattern COLLECTION = Pattern.compile("Pause.* \\d+M->(\\d+)M\\(\\d+M\\)");

  private Usage() {}

  /** Seconds of processor of each process so far, and of this one as {@code bench}. */
  static Map<String, Double> processor(Processes processes, List<String> names) {
    Map<String, Double> seconds = new TreeMap<>();
    for (String name : names) {
      seconds.put(name, processor(processes.process(name).toHandle()));
    }
    seconds.put("bench", processor(ProcessHandle.current()));
    return seconds;
  }

  private static double processor(ProcessHandle process) {
    return process.info().totalCpuDuration().map(used -> used.toMillis() / 1e3).orElse(Double.NaN);
  }

  static Map<String, Double> difference(Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> used = new TreeMap<>();
    after.forEach((name, seconds) -> used.put(name, seconds - before.getOrDefault(name, 0.0)));
    return used;
  }

  /** Megabytes left in the heap after the collection that left most; 0 before the first. */
  static long peakHeap(Path collectorLog) throws IOException {
    try (Stream<String> lines = Files.lines(collectorLog)) {
      return lines
          .map(COLLECTION::matcher)
          .filter(Matcher::find)
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .max()
          .orElse(0);
    }
  }

  /** Most megabytes of memory a process has held, code and threads included; 0 where unknown. */
  static long peakResident(Process process) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }
}
