package cn.yichi.platform.spool;

import static java.util.Objects.requireNonNull;

import cn.yichi.platform.vault.KeyRing;
import cn.yichi.platform.vault.Suite;
import cn.yichi.platform.vault.VaultKeys;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/**
 * Files that lie on disk encrypted in segments of 64 KiB, by the suite of their key: uploads and
 * error files. Reading and writing take a few segments of memory at any file size; truncation,
 * alteration and exchange are found while reading. Safe for any number of threads, one stream each.
 *
 * <p>Ids are the caller's: {@code [A-Za-z0-9_-]{1,100}}. Each file names the key it is under.
 */
public final class EncryptedSpool {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final String FINISHED = ".spool";
  private static final String UNFINISHED = ".part";

  private final Path directory;
  private final Clock clock;
  private final KeyRing keys;
  private final Map<String, SpoolFormat> formats;

  public EncryptedSpool(Path directory, VaultKeys keys, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    this.keys = keys.ring("spool");
    this.formats =
        this.keys.ids().stream()
            .collect(
                Collectors.toUnmodifiableMap(Function.identity(), id -> format(this.keys.key(id))));
    makeDirectory();
  }

  private static SpoolFormat format(SecretKey key) {
    return switch (Suite.of(key)) {
      case AES_256_GCM -> new TinkFormat(key);
      case SM4_GCM -> new Sm4Format(key);
    };
  }

  private SpoolFormat under(String keyId) {
    return requireNonNull(formats.get(keyId));
  }

  private void makeDirectory() {
    try {
      Files.createDirectories(directory);
      if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use yichi.spool.directory=" + directory, failure);
    }
  }

  /** Begins a file; it is there after {@link SpoolOutput#commit}, and not at all without. */
  public SpoolOutput create(String id) throws IOException {
    Path finished = path(id, keys.current());
    Path unfinished = directory.resolve(id + '.' + UUID.randomUUID() + UNFINISHED);
    OutputStream raw = Files.newOutputStream(unfinished);
    try {
      return new SpoolOutput(
          under(keys.current()).encrypting(raw, bound(id)), unfinished, finished);
    } catch (IOException | RuntimeException failure) {
      abandon(raw, unfinished, failure);
      throw failure;
    } catch (GeneralSecurityException impossible) {
      abandon(raw, unfinished, impossible);
      throw new IllegalStateException("streaming cipher is unusable", impossible);
    }
  }

  private static void abandon(OutputStream raw, Path unfinished, Exception failure) {
    try (raw) {
      Files.deleteIfExists(unfinished);
    } catch (IOException too) {
      failure.addSuppressed(too);
    }
  }

  /** Spools a whole stream; returns its size in bytes. The source is left open. */
  public long store(String id, InputStream source) throws IOException {
    try (SpoolOutput out = create(id)) {
      source.transferTo(out);
      return out.commit();
    }
  }

  /**
   * Opens a file from its start.
   *
   * @throws NoSuchFileException when there is none
   * @throws SpoolDamaged from reads, when the file was truncated or altered
   */
  public InputStream open(String id) throws IOException {
    return open(id, 0);
  }

  /**
   * Opens a file at a position; what lies before is decrypted and checked on the way.
   *
   * @param position in plain bytes; at or beyond the end gives an empty stream
   */
  public InputStream open(String id, long position) throws IOException {
    Found found = find(id).orElseThrow(() -> new NoSuchFileException(id));
    InputStream raw = Files.newInputStream(found.path());
    try {
      SpoolFormat format = under(found.keyId());
      if (Files.size(found.path()) < format.leastSize()) {
        throw new SpoolDamaged(id, new EOFException("shorter than an empty file"));
      }
      InputStream plain = new SpoolInput(id, format.decrypting(raw, bound(id)));
      for (long left = position; left > 0 && plain.read() >= 0; left--) {
        left -= plain.skip(left - 1);
      }
      return plain;
    } catch (IOException failure) {
      raw.close();
      throw SpoolInput.damageIn(failure, id);
    } catch (GeneralSecurityException damaged) {
      raw.close();
      throw new SpoolDamaged(id, damaged);
    }
  }

  /** Plain bytes in a file, as its length on disk tells; only reading to the end proves it. */
  public long size(String id) throws IOException {
    Found found = find(id).orElseThrow(() -> new NoSuchFileException(id));
    try (SeekableByteChannel raw = Files.newByteChannel(found.path())) {
      return under(found.keyId()).plainSize(raw, bound(id));
    } catch (IOException | GeneralSecurityException failure) {
      throw new SpoolDamaged(id, failure);
    }
  }

  public boolean exists(String id) {
    return find(id).isPresent();
  }

  /** Deletes a file; false when there was none. */
  public boolean delete(String id) throws IOException {
    boolean deleted = false;
    for (String keyId : keys.ids()) {
      deleted |= Files.deleteIfExists(path(id, keyId));
    }
    return deleted;
  }

  /**
   * Deletes every file, finished or not, whose last change is older.
   *
   * @return how many
   */
  public int deleteOlderThan(Duration age) throws IOException {
    Instant limit = clock.instant().minus(age);
    int deleted = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files.filter(EncryptedSpool::ours)::iterator) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          deleted += Files.deleteIfExists(file) ? 1 : 0;
        }
      }
    }
    return deleted;
  }

  /** How many files are under another key than the current one, unfinished ones not counted. */
  public long underOlderKeys() throws IOException {
    String current = '.' + keys.current() + FINISHED;
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(FINISHED) && !name.endsWith(current))
          .count();
    }
  }

  private static boolean ours(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(FINISHED) || name.endsWith(UNFINISHED);
  }

  private record Found(Path path, String keyId) {}

  private Optional<Found> find(String id) {
    return Stream.concat(Stream.of(keys.current()), keys.ids().stream())
        .map(keyId -> new Found(path(id, keyId), keyId))
        .filter(found -> Files.exists(found.path()))
        .findFirst();
  }

  private Path path(String id, String keyId) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a spool id, expected " + ID);
    }
    return directory.resolve(id + '.' + keyId + FINISHED);
  }

  /** Binds the ciphertext to its id, so that a renamed file does not open. */
  private static byte[] bound(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }
}
