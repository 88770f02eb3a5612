package cn.yichi.sandbox;

import cn.yichi.contracts.vocabulary.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the user may say on the command line. */
@Command(
    name = "yichi-sandbox",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Two regions, registries of others, a broker, a database and an SMS stand-in on this machine.")
final class Options {
  @Option(
      names = "--certificates",
      paramLabel = "N",
      description = "rows a region makes up (default: ${DEFAULT-VALUE})")
  long certificates = 20_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "seed of the made-up rows (default: ${DEFAULT-VALUE})")
  long seed = 1;

  @Option(
      names = "--regions",
      paramLabel = "<region>",
      split = ",",
      converter = Publisher.class,
      description =
          "further provinces with a registry that only publishes, beside Zhejiang's (330000), as in"
              + " 440000,420000; at most 8")
  List<String> regions = new ArrayList<>();

  @Option(
      names = "--import",
      paramLabel = "<region>:<file>",
      converter = BureauFile.Converter.class,
      description = "a bureau's file for one region; repeatable; goes in beside the samples")
  List<BureauFile> imports = new ArrayList<>();

  @Option(names = "--once", description = "stop when settled; exit 0 only if the books agree")
  boolean once;

  @Option(names = "--summary", paramLabel = "<file>", description = "write the summary as JSON")
  @Nullable Path summary;

  @Option(names = "--keep", paramLabel = "<dir>", description = "data survives a clean restart")
  @Nullable Path keep;

  @Option(
      names = "--processes",
      description = "one JVM a service (512 MB heap), broker and database each their own")
  boolean processes;

  @Option(names = "--free-ports", description = "any free ports instead of the documented ones")
  boolean freePorts;

  @Option(
      names = "--settle-timeout",
      paramLabel = "SECONDS",
      description = "give up on settling after this long (default: ${DEFAULT-VALUE})")
  long settleTimeoutSeconds = 1_800;

  /** The regions with a registry: the two whole ones, Zhejiang and those asked for. */
  List<String> all() {
    return Stream.concat(Ports.REGIONS.stream(), regions.stream()).distinct().toList();
  }

  /** Reads the code of a province of the mainland; others number and register in other ways. */
  static final class Publisher implements ITypeConverter<String> {
    /** Taiwan, Hong Kong and Macao have codes from 7 on (GB/T 2260). */
    private static final char FIRST_BEYOND = '7';

    @Override
    public String convert(String text) {
      boolean mainland =
          Region.provinces().stream()
              .anyMatch(it -> it.code().equals(text) && text.charAt(0) < FIRST_BEYOND);
      if (!mainland) {
        throw new TypeConversionException(
            "'" + text + "' is no province of the mainland, as in 440000");
      }
      return text;
    }
  }

  /** A bureau's file and the region it is for. */
  record BureauFile(String region, Path file) {

    /** Reads {@code 510000:/path/to/file.csv}. */
    static final class Converter implements ITypeConverter<BureauFile> {
      @Override
      public BureauFile convert(String text) {
        int colon = text.indexOf(':');
        if (colon != 6) {
          throw new TypeConversionException("'" + text + "' is not <region>:<file>");
        }
        Path file = Path.of(text.substring(7));
        if (!java.nio.file.Files.isReadable(file)) {
          throw new TypeConversionException("cannot read " + file.toAbsolutePath());
        }
        return new BureauFile(text.substring(0, 6), file);
      }
    }
  }
}
