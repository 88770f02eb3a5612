package cn.yichi.sandbox.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A bureau's file of made-up rows, written as a stream at any size.
 *
 * @param file where it is
 * @param rows how many rows it has, headings not counted
 * @param good how many of them a registry must accept
 * @param bad how many of them a registry must refuse, by code
 */
public record SampleFile(Path file, long rows, long good, Map<String, Long> bad) {
  private static final double SHARE_OF_EACH_CODE = 0.01;

  /**
   * Writes the file of a region; the same seed gives the same file.
   *
   * @param rows 0 to many millions
   */
  public static SampleFile write(SampleRegion region, long rows, long seed, Path file)
      throws IOException {
    SplittableRandom random =
        new SplittableRandom(seed * 1_000_003 + Long.parseLong(region.code()));
    RowMaker maker = new RowMaker(region, random);
    Map<String, Long> bad = new TreeMap<>();
    Row accepted = maker.skill();
    long good = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(Row.headings());
      out.write("\r\n");
      for (long row = 0; row < rows; row++) {
        int spoiled = (int) (random.nextDouble() / SHARE_OF_EACH_CODE);
        if (good > 0 && spoiled < BadRow.values().length) {
          BadRow way = BadRow.values()[spoiled];
          out.write(way.spoil(base(way, maker, accepted)).csv());
          bad.merge(way.name(), 1L, Long::sum);
        } else {
          accepted = maker.good();
          out.write(accepted.csv());
          good++;
        }
        out.write("\r\n");
      }
    }
    return new SampleFile(file, rows, good, Map.copyOf(bad));
  }

  private static Row base(BadRow way, RowMaker maker, Row accepted) {
    return switch (way.needs()) {
      case SKILL_LEVEL -> maker.skill();
      case UNGRADED -> maker.specialized();
      case PERMIT -> maker.permit();
      case ACCEPTED_BEFORE -> accepted.copy();
    };
  }
}
