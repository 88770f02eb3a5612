package cn.yichi.registry.intake;

import cn.yichi.contracts.vocabulary.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes in files, and answers for them afterwards. */
public final class ReceiveImports {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_NAME = 200;
  private static final String NAMELESS = "upload.csv";
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

  /** Fillers and the blank of Braille count as letters and signs, and show nothing. */
  private static final Pattern VISIBLE =
      Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

  private final ImportTools tools;
  private final ImportQueue queue;

  public ReceiveImports(ImportTools tools, ImportQueue queue) {
    this.tools = tools;
    this.queue = queue;
  }

  /** What became of an upload. */
  public sealed interface Received {
    /** Kept whole; its job is on the way. */
    record Queued(ImportJob job) implements Received {}

    /** More bytes than allowed; nothing of it was kept. */
    record TooLarge(long maxBytes) implements Received {}

    /** Too many jobs are open; nothing of it was read. */
    record TooManyOpen(int maxOpen) implements Received {}
  }

  /**
   * What is said of a file.
   *
   * @param fileName as the sender calls it; one that shows nothing is replaced
   * @param backfill true where the bureau declares an old file: nobody is told
   * @param sender who sends it, in words that only the audit log understands
   */
  public record Label(String fileName, boolean backfill, String sender) {}

  /**
   * Takes in one file.
   *
   * @param announced its size as the sender announces it, negative when not announced
   * @throws IOException when the sender stops in mid-file; nothing of it is kept
   */
  public Received receive(Label label, long announced, InputStream body) throws IOException {
    if (tools.jobs().countOpen() >= tools.limits().maxOpen()) {
      return new Received.TooManyOpen(tools.limits().maxOpen());
    }
    if (announced > tools.limits().maxBytes()) {
      return new Received.TooLarge(tools.limits().maxBytes());
    }
    ImportId id = ImportId.fresh(tools.clock().instant(), RANDOM);
    try {
      var kept = tools.uploads().keep(id, body, tools.limits().maxBytes());
      return queued(id, label, kept);
    } catch (UploadedFiles.UploadTooLarge tooLarge) {
      return new Received.TooLarge(tools.limits().maxBytes());
    }
  }

  private Received queued(ImportId id, Label label, UploadedFiles.Kept kept) throws IOException {
    try {
      var upload =
          new ImportJob.Upload(
              shortened(label.fileName()),
              kept.bytes(),
              kept.sha256(),
              label.backfill(),
              tools.clock().instant(),
              tools.jobs().withDigest(kept.sha256()),
              label.sender());
      ImportJob job = ImportJob.received(id, upload);
      tools.jobs().add(job);
      queue.nudge();
      return new Received.Queued(job);
    } catch (RuntimeException notStored) {
      tools.uploads().delete(id);
      throw notStored;
    }
  }

  private static String shortened(String fileName) {
    String name = Finding.label(UNPRINTABLE.matcher(fileName).replaceAll("").strip());
    if (!VISIBLE.matcher(name).find()) {
      return NAMELESS;
    }
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    boolean splits = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, splits ? LONGEST_NAME - 1 : LONGEST_NAME);
  }

  /** The job, empty when there is none. */
  public Optional<ImportJob> find(ImportId id) {
    return tools.jobs().find(id);
  }

  /** Jobs from the newest to the oldest, older than {@code before}. */
  public List<ImportJob> page(Optional<ImportId> before, int limit) {
    return tools.jobs().page(before, limit);
  }

  /** Asks a job to stop; false when it has ended, or there is none. */
  public boolean cancel(ImportId id) {
    boolean asked = tools.jobs().requestCancel(id);
    queue.nudge();
    return asked;
  }

  /**
   * Writes the error file of a job as of its last checkpoint.
   *
   * @throws FileRefused when its headings were never understood, so that there is none
   */
  public void writeErrors(ImportJob job, OutputStream out) throws IOException, FileRefused {
    List<String> headings = job.checked().map(ImportJob.Checked::headings).orElse(List.of());
    tools.errors().copy(ErrorLine.headings(Columns.of(headings)), job.progress().errorParts(), out);
  }
}
