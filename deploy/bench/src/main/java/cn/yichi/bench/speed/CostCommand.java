package cn.yichi.bench.speed;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a protection costs the journey, beside the same journey without it. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description =
        "What signing or sealing costs the pipeline: two worlds, one without it, in turn.")
final class CostCommand implements Callable<Integer> {
  private static final long COMMITTED = 10_000;

  @Mixin private final Options options = new Options();

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      description = "${COMPLETION-CANDIDATES}",
      required = true)
  Protection of = Protection.SIGNING;

  @Option(
      names = "--certificates",
      paramLabel = "N",
      description = "rows of a file (default: ${DEFAULT-VALUE})")
  long certificates = COMMITTED;

  @Option(
      names = "--runs",
      paramLabel = "R",
      description = "pairs of journeys (default: ${DEFAULT-VALUE})")
  int runs = 5;

  /** What is left out in one of the worlds. */
  enum Protection {
    /** Events signed and verified with Ed25519; without: neither. */
    SIGNING(
        "events signed with Ed25519",
        List.of("--yichi.signing.sandbox-algorithm=ED25519"),
        List.of("--yichi.signing.enabled=false"),
        false),
    /** The same with SM2. */
    SIGNING_SM2(
        "events signed with SM2",
        List.of("--yichi.signing.sandbox-algorithm=SM2"),
        List.of("--yichi.signing.enabled=false"),
        false),
    /** Personal data and files sealed with AES-256-GCM; without: by a cipher that copies. */
    SEALING("personal data and files sealed with AES-256-GCM", List.of(), List.of(), true),
    /** The same with SM4-GCM. */
    SEALING_SM4("personal data and files sealed with SM4-GCM", sm4(), List.of(), true);

    final String words;
    final List<String> with;
    final List<String> without;
    final boolean nullCipher;

    Protection(String words, List<String> with, List<String> without, boolean nullCipher) {
      this.words = words;
      this.with = with;
      this.without = without;
      this.nullCipher = nullCipher;
    }

    /** Published here, and good for nothing but a bench. */
    private static List<String> sm4() {
      return List.of(
          "--yichi.vault.current=bench",
          "--yichi.vault.keys.bench=SM4_GCM:yv66vgABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=",
          "--yichi.vault.index-key=SM4_GCM:/v7K3gABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=");
    }

    String result() {
      return "cost-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Integer call() throws Exception {
    Report report = options.report(certificates == COMMITTED);
    report.line("cost of %s: journeys of %,d rows", of.words, certificates);
    try (World with = World.start(Form.WHOLE, certificates, options.mongodb(), of.with, false);
        World without =
            World.start(Form.WHOLE, certificates, options.mongodb(), of.without, of.nullCipher)) {
      new Cost(of, with, without, report).measure(certificates, runs);
    }
    return 0;
  }
}
