package cn.yichi.registry.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.registry.intake.ImportId;
import cn.yichi.registry.intake.UploadedFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledUploadsTest {
  private static final ImportId ID = new ImportId("00000000000000000000000a");
  @TempDir Path directory;

  @Test
  void keeps_a_file_with_its_size_and_digest() throws Exception {
    var abc = new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII));
    assertThat(uploads().keep(ID, abc, 3))
        .isEqualTo(
            new UploadedFiles.Kept(
                3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assertThat(uploads().has(ID)).isTrue();
  }

  @Test
  void one_byte_too_many_leaves_nothing() throws IOException {
    var body = new ByteArrayInputStream(new byte[200_001]);
    assertThatThrownBy(() -> uploads().keep(ID, body, 200_000))
        .isInstanceOf(UploadedFiles.UploadTooLarge.class);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }

  private UploadedFiles uploads() {
    return new SpooledFiles(directory).uploads();
  }
}
