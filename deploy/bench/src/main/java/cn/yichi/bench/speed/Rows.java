package cn.yichi.bench.speed;

import cn.yichi.sandbox.sample.SampleFile;
import cn.yichi.sandbox.sample.SampleRegion;
import cn.yichi.sandbox.sample.SampleRows;
import java.io.IOException;
import java.nio.file.Path;

/** Made-up files of Sichuan, each with rows that none before had. */
final class Rows {
  private static final long SEED = 1;

  private final SampleRows rows = new SampleRows(SampleRegion.named("510000"), SEED);
  private final Path folder;
  private int files;

  Rows(Path folder) {
    this.folder = folder;
  }

  SampleFile next(long count) throws IOException {
    files++;
    return rows.write(count, folder.resolve("bureau-" + files + ".csv"));
  }
}
