package cn.yichi.sandbox.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;

/**
 * A bureau's file of made-up rows.
 *
 * @param file where it is
 * @param rows how many rows it has, headings not counted
 * @param sound which rows a registry must accept, by position from 0
 * @param bad how many of the others a registry must refuse, by code
 */
public record SampleFile(Path file, long rows, BitSet sound, Map<String, Long> bad) {

  /**
   * Writes the file of a region; the same seed gives the same file.
   *
   * @param rows 0 to many millions
   */
  public static SampleFile write(SampleRegion region, long rows, long seed, Path file)
      throws IOException {
    return new SampleRows(region, seed).write(rows, file);
  }

  /** How many rows a registry must accept. */
  public long good() {
    return sound.cardinality();
  }
}
