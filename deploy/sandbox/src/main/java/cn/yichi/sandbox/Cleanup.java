package cn.yichi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stops everything once, whether the run ended or was interrupted, and removes a temporary folder.
 */
final class Cleanup {
  private final AtomicBoolean done = new AtomicBoolean();
  private final Launcher launcher;
  private final @Nullable Path temporary;

  Cleanup(Launcher launcher, @Nullable Path temporary) {
    this.launcher = launcher;
    this.temporary = temporary;
  }

  synchronized void run() {
    if (done.compareAndSet(false, true)) {
      launcher.close();
      if (temporary != null) {
        delete(temporary);
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
