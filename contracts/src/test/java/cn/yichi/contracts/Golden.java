package cn.yichi.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file kept in the repository; on a difference the failure names the command
 * that updates the file.
 */
public final class Golden {
  private static final String UPDATE = "yichi.golden.update";

  private Golden() {}

  /**
   * @param file the golden file; see {@link #repositoryRoot()}
   * @param actual what the code says now
   * @param updateCommand the test run that writes the file, without the update property
   */
  public static void check(Path file, String actual, String updateCommand) {
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
        return;
      }
      String expected = Files.exists(file) ? Files.readString(file) : "";
      if (!expected.equals(actual)) {
        throw new AssertionError(
            file
                + " differs at "
                + firstDifference(expected, actual)
                + "\nIf the change is meant, update it with:\n  "
                + updateCommand
                + " -D"
                + UPDATE
                + "=true");
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The folder of the whole repository, found upwards from the module a test runs in. */
  public static Path repositoryRoot() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("contracts/schemas"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "not inside the repository: " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }

  private static String firstDifference(String expected, String actual) {
    String[] was = expected.split("\n", -1);
    String[] is = actual.split("\n", -1);
    for (int line = 0; line < Math.max(was.length, is.length); line++) {
      String before = line < was.length ? was[line] : "(end)";
      String now = line < is.length ? is[line] : "(end)";
      if (!before.equals(now)) {
        return "line " + (line + 1) + "\n  file: " + before + "\n  code: " + now;
      }
    }
    return "the end";
  }
}
