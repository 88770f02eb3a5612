package cn.yichi.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void the_same_seed_makes_the_same_file_and_another_seed_another() throws IOException {
    SampleFile one = SampleFile.write(SampleRegion.SICHUAN, 500, SEED, folder.resolve("one.csv"));
    SampleFile again =
        SampleFile.write(SampleRegion.SICHUAN, 500, SEED, folder.resolve("again.csv"));
    SampleFile other =
        SampleFile.write(SampleRegion.SICHUAN, 500, SEED + 1, folder.resolve("other.csv"));
    assertThat(Files.mismatch(one.file(), again.file())).isEqualTo(-1);
    assertThat(Files.mismatch(one.file(), other.file())).isNotEqualTo(-1);
  }

  @Test
  void every_row_is_counted_as_good_or_under_one_code_each_about_one_in_a_hundred()
      throws IOException {
    SampleFile file =
        SampleFile.write(SampleRegion.CHONGQING, 20_000, SEED, folder.resolve("many.csv"));
    long bad = file.bad().values().stream().mapToLong(Long::longValue).sum();
    assertThat(file.good() + bad).isEqualTo(20_000);
    assertThat(Files.readAllLines(file.file())).hasSize(20_001);
    assertThat(file.bad()).hasSize(BadRow.values().length);
    assertThat(file.bad().values()).allSatisfy(count -> assertThat(count).isBetween(140L, 270L));
  }

  @Test
  void made_up_id_numbers_carry_the_right_check_character() {
    // public examples of GB 11643
    assertThat(People.check("11010519491231002")).isEqualTo('X');
    assertThat(People.check("44052418800101001")).isEqualTo('4');
  }
}
