package cn.yichi.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measurement, as it is committed.
 *
 * @param name also the file's name, e.g. {@code pipeline-100k}
 * @param n rows of the file, certificates held, or operations of a benchmark's sample
 * @param rate what the house reached
 * @param unit of rate and floor
 * @param floor what the bare form reached in the same run, or the rate that was asked for
 * @param ratio rate by floor: the median of the pairs' ratios
 * @param runs how many pairs
 * @param form what ran, and what the floor is, in words
 * @param details further figures of the same run, by name
 * @param commit git commit, {@code -dirty} where the work tree differs from it
 * @param machine cores, memory, JDK and kernel
 * @param date the day, UTC
 */
record Result(
    String name,
    long n,
    double rate,
    String unit,
    double floor,
    double ratio,
    int runs,
    String form,
    Map<String, Object> details,
    String commit,
    String machine,
    String date) {

  String json() {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this)
        + "\n";
  }

  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve(name + ".json"), json());
  }

  /** Three significant digits: more would be noise. */
  static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    double scale = Math.pow(10, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
    return Math.round(value * scale) / scale;
  }

  /** {@code 100k}, {@code 1m}, or the number itself. */
  static String size(long n) {
    if (n >= 1_000_000 && n % 1_000_000 == 0) {
      return n / 1_000_000 + "m";
    }
    return n >= 1_000 && n % 1_000 == 0 ? n / 1_000 + "k" : Long.toString(n);
  }
}
