package cn.yichi.bench.speed;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all measurements may be told. */
final class Options {
  @Option(
      names = "--mongodb-uri",
      paramLabel = "<uri>",
      description =
          "an empty MongoDB-wire server without a database name, in place of the stand-in")
  @Nullable String mongodbUri;

  @Option(
      names = "--results",
      paramLabel = "<dir>",
      description =
          "where results are written (default: results, or target/results for sizes that are not"
              + " committed)")
  @Nullable Path results;

  Optional<String> mongodb() {
    return Optional.ofNullable(mongodbUri);
  }

  /**
   * @param committed whether this is one of the measurements whose result is committed
   */
  Report report(boolean committed) {
    Path folder = results != null ? results : Path.of(committed ? "results" : "target/results");
    return new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }
}
