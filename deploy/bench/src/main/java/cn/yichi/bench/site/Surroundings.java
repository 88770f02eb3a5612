package cn.yichi.bench.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and of what a measurement was taken; names no host.
 *
 * @param commit git commit, {@code -dirty} where anything but results differs from it
 * @param machine cores, memory, JDK and kernel
 * @param date the day, UTC
 */
public record Surroundings(String commit, String machine, String date) {

  public static Surroundings look() {
    return new Surroundings(head(), hardware(), LocalDate.now(ZoneOffset.UTC).toString());
  }

  private static String head() {
    String commit = git("rev-parse", "--short=12", "HEAD").orElse("unknown");
    String changes =
        git("status", "--porcelain", "--", ":/", ":(top,exclude)deploy/bench/results").orElse("");
    return changes.isBlank() ? commit : commit + "-dirty";
  }

  private static Optional<String> git(String... arguments) {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    try {
      Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
      String answer =
          new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String hardware() {
    return "%d cores, %s, JDK %s, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            memory(),
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"));
  }

  private static String memory() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemTotal:"))
          .map(
              line ->
                  Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 1024.0 / 1024) + " GB")
          .findFirst()
          .orElse("memory unknown");
    } catch (IOException notLinux) {
      return "memory unknown";
    }
  }
}
