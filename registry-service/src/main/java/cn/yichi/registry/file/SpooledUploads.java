package cn.yichi.registry.file;

import cn.yichi.platform.spool.EncryptedSpool;
import cn.yichi.platform.spool.SpoolDamaged;
import cn.yichi.platform.spool.SpoolOutput;
import cn.yichi.registry.intake.FileFault;
import cn.yichi.registry.intake.FileRefused;
import cn.yichi.registry.intake.ImportId;
import cn.yichi.registry.intake.Row;
import cn.yichi.registry.intake.RowSource;
import cn.yichi.registry.intake.UploadedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Uploads in the encrypted spool. */
final class SpooledUploads implements UploadedFiles {
  private static final int CHUNK = 64 * 1024;

  private final EncryptedSpool spool;

  SpooledUploads(EncryptedSpool spool) {
    this.spool = spool;
  }

  @Override
  public Kept keep(ImportId id, InputStream body, long limit) throws IOException, UploadTooLarge {
    MessageDigest digest = sha256();
    byte[] chunk = new byte[CHUNK];
    try (SpoolOutput out = spool.create(name(id))) {
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        if (out.size() + read > limit) {
          throw new UploadTooLarge();
        }
        digest.update(chunk, 0, read);
        out.write(chunk, 0, read);
      }
      long bytes = out.commit();
      return new Kept(bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  @Override
  public boolean has(ImportId id) {
    return spool.exists(name(id));
  }

  @Override
  public RowSource open(ImportId id) throws FileRefused, IOException {
    try {
      return new Undamaged(CsvRows.open(spool.open(name(id))));
    } catch (NoSuchFileException | SpoolDamaged lost) {
      throw lost();
    }
  }

  @Override
  public void delete(ImportId id) throws IOException {
    spool.delete(name(id));
  }

  @Override
  public void deleteOlderThan(Duration age) throws IOException {
    spool.deleteOlderThan(age);
  }

  private static String name(ImportId id) {
    return id.value() + "-upload";
  }

  private static FileRefused lost() {
    return new FileRefused(FileFault.of(FileFault.Code.FILE_LOST, ""));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Rows of a file that may turn out to be damaged further on. */
  private record Undamaged(RowSource rows) implements RowSource {
    @Override
    public List<String> headings() {
      return rows.headings();
    }

    @Override
    public FileForm form() {
      return rows.form();
    }

    @Override
    public Optional<Row> next() throws FileRefused, IOException {
      try {
        return rows.next();
      } catch (SpoolDamaged damaged) {
        throw lost();
      }
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
