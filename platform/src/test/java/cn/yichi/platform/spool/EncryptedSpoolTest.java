package cn.yichi.platform.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.platform.vault.Suite;
import cn.yichi.platform.vault.VaultKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Suite.class)
@Timeout(30)
class EncryptedSpoolTest {
  private static final long SEED = 20260701;

  private final VaultKeys keys;

  @TempDir Path directory;
  private EncryptedSpool spool;

  EncryptedSpoolTest(Suite suite) {
    keys = VaultKeys.sandbox("510000", suite);
  }

  @BeforeEach
  void open() {
    spool = new EncryptedSpool(directory, keys, Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 65_400, 65_479, 65_480, 65_481, 65_495, 65_496, 65_497, 65_520, 65_536, 65_537,
        131_000, 131_015, 131_016, 131_017, 1_000_000
      })
  void gives_back_what_was_stored_from_any_position(int length) throws IOException {
    byte[] content = content(length);
    assertThat(spool.store("f", new ByteArrayInputStream(content))).isEqualTo(length);
    assertThat(spool.size("f")).isEqualTo(length);
    for (int position : new int[] {0, length / 2, Math.max(0, length - 1), length}) {
      try (InputStream in = spool.open("f", position)) {
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, position, length));
      }
    }
  }

  @Test
  void has_nothing_in_clear_on_disk() throws IOException {
    store("f", "身份证号 510101199001011234\n".repeat(10_000));
    byte[] raw = Files.readAllBytes(only());
    assertThat(new String(raw, UTF_8)).doesNotContain("5101011990");
  }

  @Test
  void shows_a_file_only_when_committed() throws IOException {
    try (SpoolOutput out = spool.create("f")) {
      out.write("half".getBytes(UTF_8));
      assertThat(spool.exists("f")).isFalse();
      assertThatThrownBy(() -> spool.open("f")).isInstanceOf(NoSuchFileException.class);
    }
    assertThat(spool.exists("f")).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void replaces_a_file_in_one_step() throws IOException {
    store("f", "first");
    try (SpoolOutput out = spool.create("f")) {
      out.write("second".getBytes(UTF_8));
      assertThat(read("f")).isEqualTo("first");
      out.commit();
    }
    assertThat(read("f")).isEqualTo("second");
    assertThat(files()).hasSize(1);
  }

  @Test
  void finds_truncation_at_any_length() throws IOException {
    store("f", "x".repeat(200_000));
    byte[] raw = Files.readAllBytes(only());
    for (int length : new int[] {0, 10, 40, 41, 65_536, 65_560, 131_072, 131_096, raw.length - 1}) {
      Files.write(only(), Arrays.copyOf(raw, length));
      assertThatThrownBy(() -> read("f")).as("%d bytes", length).isInstanceOf(SpoolDamaged.class);
    }
  }

  @Test
  void finds_alteration_anywhere() throws IOException {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    store("f", "x".repeat(200_000));
    byte[] raw = Files.readAllBytes(only());
    for (int round = 0; round < 50; round++) {
      byte[] altered = raw.clone();
      altered[round == 0 ? 0 : random.nextInt(raw.length)] ^= 1;
      Files.write(only(), altered);
      assertThatThrownBy(() -> read("f")).isInstanceOf(SpoolDamaged.class);
    }
  }

  /** Segments of either format end at multiples of 64 KiB on disk. */
  @Test
  void finds_segments_that_changed_places_or_are_missing_or_there_twice() throws IOException {
    spool.store("f", new ByteArrayInputStream(content(65_536 * 4)));
    byte[] raw = Files.readAllBytes(only());
    byte[] first = Arrays.copyOf(raw, 65_536);
    byte[] second = Arrays.copyOfRange(raw, 65_536, 131_072);
    byte[] third = Arrays.copyOfRange(raw, 131_072, 196_608);
    byte[] rest = Arrays.copyOfRange(raw, 196_608, raw.length);
    assertDamaged(first, third, second, rest);
    assertDamaged(first, third, rest);
    assertDamaged(first, second, second, third, rest);
    assertDamaged(first, second, third, rest, new byte[1]);
    assertDamaged(first, second, third, rest, new byte[16]);
    assertDamaged(first, second, third, rest, rest);
  }

  private void assertDamaged(byte[]... pieces) throws IOException {
    var all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.write(piece);
    }
    Files.write(only(), all.toByteArray());
    assertThatThrownBy(() -> read("f")).isInstanceOf(SpoolDamaged.class);
  }

  @Test
  void a_damaged_file_never_looks_ended() throws IOException {
    spool.store("f", new ByteArrayInputStream(content(65_536 * 3)));
    byte[] raw = Files.readAllBytes(only());
    raw[70_000] ^= 1;
    Files.write(only(), raw);
    try (InputStream in = spool.open("f")) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(SpoolDamaged.class);
      assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  void finds_a_file_put_in_the_place_of_another() throws IOException {
    store("a", "x");
    Path path = only();
    Files.move(path, path.resolveSibling(path.getFileName().toString().replaceFirst("a", "b")));
    assertThatThrownBy(() -> read("b")).isInstanceOf(SpoolDamaged.class);
  }

  @Test
  void deletes_by_id_and_by_age_and_leaves_what_is_not_its_own() throws IOException {
    store("a", "x");
    store("b", "x");
    Files.writeString(directory.resolve("readme.txt"), "not ours");
    assertThat(spool.delete("a")).isTrue();
    assertThat(spool.delete("a")).isFalse();
    assertThat(spool.deleteOlderThan(Duration.ofDays(1))).isZero();
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC);
    var tomorrow = new EncryptedSpool(directory, keys, later);
    assertThat(tomorrow.deleteOlderThan(Duration.ofDays(1))).isEqualTo(1);
    assertThat(files()).containsExactly(directory.resolve("readme.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "a/b", "a.b", "a\\b", "甲"})
  void refuses_ids_that_could_leave_the_directory(String id) {
    assertThatThrownBy(() -> spool.create(id)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> spool.open(id)).isInstanceOf(IllegalArgumentException.class);
  }

  private void store(String id, String content) throws IOException {
    spool.store(id, new ByteArrayInputStream(content.getBytes(UTF_8)));
  }

  private String read(String id) throws IOException {
    try (InputStream in = spool.open(id)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private Path only() throws IOException {
    return files().getFirst();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(SEED).nextBytes(content);
    return content;
  }
}
