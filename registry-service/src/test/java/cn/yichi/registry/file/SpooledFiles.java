package cn.yichi.registry.file;

import cn.yichi.platform.spool.EncryptedSpool;
import cn.yichi.platform.vault.VaultKeys;
import cn.yichi.registry.intake.ErrorFiles;
import cn.yichi.registry.intake.UploadedFiles;
import java.nio.file.Path;
import java.time.Clock;

/** The real stores of files, in a directory of a test. */
public final class SpooledFiles {
  private final EncryptedSpool spool;

  public SpooledFiles(Path directory) {
    spool = new EncryptedSpool(directory, VaultKeys.sandbox("510000"), Clock.systemUTC());
  }

  /** Uploads. */
  public UploadedFiles uploads() {
    return new SpooledUploads(spool);
  }

  /** Error files. */
  public ErrorFiles errors() {
    return new SpooledErrors(spool);
  }
}
