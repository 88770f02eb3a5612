package cn.yichi.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the run came to.
 *
 * @param accepted rows accepted now
 * @param known rows known from an earlier run whose data was kept
 * @param refused refused rows by code
 * @param expectedRefused what the generator spoiled, by code
 * @param decided outcome to direction to number of certificates
 * @param notices channel to state to number of deliveries
 * @param sms what the SMS stand-in took, and how often a key came again
 * @param booksAgree whether the sets held by the services agree
 * @param differences where they do not
 * @param firstDecisionSeconds from the start of this process to the first recognised certificate
 * @param elapsedSeconds from the first upload to the settled state
 * @param certificatesPerSecond accepted by elapsed
 * @param stories the stories' answers
 * @param services base address of each service
 */
record Summary(
    long accepted,
    long known,
    Map<String, Long> refused,
    Map<String, Long> expectedRefused,
    Map<String, Map<String, Long>> decided,
    Map<String, Map<String, Long>> notices,
    Map<String, Long> sms,
    boolean booksAgree,
    List<String> differences,
    double firstDecisionSeconds,
    double elapsedSeconds,
    double certificatesPerSecond,
    List<Stories.Told> stories,
    Map<String, String> services) {

  void write(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(
        file,
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this)
            + "\n");
  }

  void print(PrintStream out) {
    out.println();
    out.println("Stories");
    for (Stories.Told told : stories) {
      out.printf(
          "  %-3s %s%n      %s: %s%n", told.id(), told.question(), told.outcome(), told.answer());
    }
    out.println();
    out.println("Summary");
    out.printf(Locale.ROOT, "  accepted   %,d%n", accepted);
    if (known > 0) {
      out.printf(Locale.ROOT, "  known      %,d  from an earlier run%n", known);
    }
    out.printf(
        Locale.ROOT,
        "  refused    %,d  %s%n",
        refused.values().stream().mapToLong(Long::longValue).sum(),
        refused);
    decided.forEach(
        (outcome, directions) -> out.printf("  decided    %-12s %s%n", outcome, directions));
    notices.forEach((channel, states) -> out.printf("  notices    %-12s %s%n", channel, states));
    out.printf(Locale.ROOT, "  SMS        %s%n", sms);
    out.printf(
        Locale.ROOT,
        "  first recognised certificate after %.1f s; settled in %.1f s; %.0f certificates/s%n",
        firstDecisionSeconds,
        elapsedSeconds,
        certificatesPerSecond);
    out.println("  books agree: " + (booksAgree ? "yes" : "NO"));
    differences.forEach(difference -> out.println("    " + difference));
    out.println();
    out.println("Services");
    services.forEach((name, url) -> out.printf("  %-20s %s  (%s/openapi)%n", name, url, url));
  }
}
