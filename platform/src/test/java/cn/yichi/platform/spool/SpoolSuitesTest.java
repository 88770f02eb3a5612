package cn.yichi.platform.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.platform.vault.Suite;
import cn.yichi.platform.vault.VaultKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as they lie on disks already. */
class SpoolSuitesTest {
  @TempDir Path directory;

  /** Written on 27 November 2026, that of AES by the code before there were suites. */
  @ParameterizedTest
  @CsvSource({
    "AES_256_GCM, KJqS2WGC7Tzuxf6sHOOwUU+WykjsmdN0dSFtxRv+3T5y9dWve1AJTNWqA/3gGqhk8tq8KOxPPbJ6qxy/"
        + "ZLSJBNhy7hrqvvCC6KssQA==",
    "SM4_GCM, GEj44VAbykyO9cxzf7AtezoDkHiovV19pBd0JrZ5y/1ZB5zrJ8R1B77eoG2T41NYwCBxaPb2xbXEvE3O"
  })
  void a_file_of_long_ago_is_read_measured_and_deleted(Suite suite, String file)
      throws IOException {
    Files.write(directory.resolve("golden.sandbox.spool"), Base64.getDecoder().decode(file));
    var spool =
        new EncryptedSpool(directory, VaultKeys.sandbox("510000", suite), Clock.systemUTC());
    try (InputStream in = spool.open("golden")) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("姓名,证书编号\n");
    }
    assertThat(spool.size("golden")).isEqualTo("姓名,证书编号\n".getBytes(UTF_8).length);
    assertThat(spool.delete("golden")).isTrue();
  }
}
