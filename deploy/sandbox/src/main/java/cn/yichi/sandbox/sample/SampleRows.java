package cn.yichi.sandbox.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The made-up rows of one region, one after another: no file of it repeats a number of another. */
public final class SampleRows {
  private static final double SHARE_OF_EACH_CODE = 0.01;

  private final SplittableRandom random;
  private final RowMaker maker;
  private Row accepted;

  /**
   * @param seed the same seed gives the same rows
   */
  public SampleRows(SampleRegion region, long seed) {
    random = new SplittableRandom(seed * 1_000_003 + Long.parseLong(region.code()));
    maker = new RowMaker(region, random);
    accepted = maker.skill();
  }

  /**
   * Writes the next rows as a file, as a stream at any size.
   *
   * @param rows 0 to many millions
   */
  public SampleFile write(long rows, Path file) throws IOException {
    Map<String, Long> bad = new TreeMap<>();
    BitSet sound = new BitSet();
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(Row.headings());
      out.write("\r\n");
      for (int row = 0; row < rows; row++) {
        int spoiled = (int) (random.nextDouble() / SHARE_OF_EACH_CODE);
        if (!sound.isEmpty() && spoiled < BadRow.values().length) {
          BadRow way = BadRow.values()[spoiled];
          out.write(way.spoil(base(way)).csv());
          bad.merge(way.name(), 1L, Long::sum);
        } else {
          accepted = maker.good();
          out.write(accepted.csv());
          sound.set(row);
        }
        out.write("\r\n");
      }
    }
    return new SampleFile(file, rows, sound, Map.copyOf(bad));
  }

  private Row base(BadRow way) {
    return switch (way.needs()) {
      case SKILL_LEVEL -> maker.skill();
      case UNGRADED -> maker.specialized();
      case PERMIT -> maker.permit();
      case ACCEPTED_BEFORE -> accepted.copy();
    };
  }
}
