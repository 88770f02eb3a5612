package cn.yichi.recognition.file;

import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.recognition.receipt.AskingProof;
import cn.yichi.recognition.receipt.Doubt;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.receipt.Replay;
import cn.yichi.recognition.receipt.ReplayText;
import cn.yichi.recognition.receipt.Replayed;
import cn.yichi.recognition.receipt.Seals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the answer of a receipt again from the receipt and public documents alone: no database, no
 * broker, no network. Ends with 0 where the answer is the same, 1 where it differs, 2 where that
 * cannot be told. Of an organisation's proof of having asked it says what it proves, and ends with
 * 0: what the answer rested on is not in it.
 *
 * <p>Needs the file of the receipt, {@code --documents=<folder>} of {@link PublishedTexts}, {@code
 * --keys=<file>} with statements of keys, one a line, and {@code --pins=<region>=<fingerprint>,…}
 * of identity keys; {@code --pins=sandbox} alone believes the sandbox's published keys. {@code
 * --language=en} for English.
 *
 * <p>An engine answers as itself. To take an answer again exactly as an older engine gave it, run
 * this class from the jar of that time.
 */
final class ReplayReceipt {
  static final int SAME = 0;
  static final int DIFFERS = 1;
  static final int CANNOT_TELL = 2;
  static final int NOT_BELIEVED = 3;
  private static final Set<String> NAMES = Set.of("documents", "keys", "pins", "language");
  private static final String SANDBOX = "sandbox";

  private final PrintStream out;
  private final Locale language;

  private ReplayReceipt(PrintStream out, Locale language) {
    this.out = out;
    this.language = language;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] arguments, PrintStream out) {
    List<String> files = Arrays.stream(arguments).filter(it -> !it.startsWith("--")).toList();
    Map<String, String> options = options(arguments);
    if (files.size() != 1
        || !options.containsKey("documents")
        || !options.containsKey("pins")
        || (!options.containsKey("keys") && !options.get("pins").equals(SANDBOX))
        || !NAMES.containsAll(options.keySet())) {
      out.println("usage: <receipt file> --documents=<folder of published JSON>");
      out.println("       --keys=<file of key statements> --pins=<region>=<fingerprint>,...");
      out.println("       or --pins=sandbox; [--language=en]");
      return CANNOT_TELL;
    }
    Locale language = Locale.forLanguageTag(options.getOrDefault("language", "zh"));
    ReplayReceipt replay = new ReplayReceipt(out, language);
    try {
      PublishedTexts texts = new PublishedTexts(new AgreementTexts());
      texts.readAll(Path.of(options.get("documents")));
      String presented = Files.readString(Path.of(files.getFirst())).strip();
      return replay.replay(presented, verifier(options), texts);
    } catch (NoSuchFileException missing) {
      return replay.cannotTell(
          ReplayText.noFile(String.valueOf(missing.getMessage()), replay.language));
    } catch (IOException | IllegalArgumentException unreadable) {
      return replay.cannotTell(String.valueOf(unreadable));
    }
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (String argument : arguments) {
      if (argument.startsWith("--")) {
        String[] parts = argument.substring(2).split("=", 2);
        options.put(parts[0], parts.length == 2 ? parts[1] : "");
      }
    }
    return options;
  }

  private static RegionVerifier verifier(Map<String, String> options) throws IOException {
    String pins = options.getOrDefault("pins", "");
    if (pins.equals(SANDBOX)) {
      return RegionVerifier.sandbox(Clock.systemUTC());
    }
    Map<String, Set<String>> pinned =
        Arrays.stream(pins.split(","))
            .map(each -> each.split("=", 2))
            .filter(each -> each.length == 2)
            .collect(
                Collectors.groupingBy(
                    each -> each[0],
                    Collectors.mapping(each -> each[1], Collectors.toUnmodifiableSet())));
    List<String> statements = Files.readAllLines(Path.of(options.getOrDefault("keys", "")));
    return RegionVerifier.asStated(statements, pinned, Clock.systemUTC());
  }

  private int replay(String presented, RegionVerifier verifier, PublishedTexts texts) {
    Seals seals = new ReceiptJws(Optional.empty(), verifier, Clock.systemUTC());
    return switch (seals.open(presented)) {
      case Seals.Opened.GenuineAsking asked -> {
        out.printf("SIGNED %s %s%n", asked.by().code(), asked.keyId());
        yield print(asked.proof());
      }
      case Seals.Opened.TooLong tooLong -> notBelieved(Doubt.TOO_LONG);
      case Seals.Opened.Malformed(var doubt) -> notBelieved(doubt);
      case Seals.Opened.NotBelieved(var doubt) -> notBelieved(doubt);
      case Seals.Opened.Genuine genuine -> {
        out.printf("SIGNED %s %s%n", genuine.by().code(), genuine.keyId());
        yield print(genuine.receipt(), texts);
      }
    };
  }

  private int print(Receipt receipt, PublishedTexts texts) {
    Replayed replayed = new Replay().then(receipt, texts::find);
    int code =
        switch (replayed) {
          case Replayed.Same same -> SAME;
          case Replayed.Differs differs -> DIFFERS;
          case Replayed.CannotTell missing -> CANNOT_TELL;
        };
    out.println(ReplayText.code(replayed));
    ReplayText.lines(replayed, language).forEach(line -> out.println("  " + line));
    if (code == CANNOT_TELL) {
      out.println("  " + ReplayText.whereFrom(receipt.pins().book(), language));
      receipt.pins().texts().stream()
          .filter(it -> texts.find(it.digest()).isEmpty())
          .filter(it -> texts.holdsOther(it.agreement(), it.version()))
          .forEach(it -> out.println("  " + ReplayText.otherText(it, language)));
    }
    return code;
  }

  /** It says that somebody asked; what the answer rested on is not in it. */
  private int print(AskingProof proof) {
    out.println("ASKED");
    out.println("  " + ReplayText.asked(proof, language));
    return SAME;
  }

  private int notBelieved(Doubt doubt) {
    out.println("NOT_BELIEVED");
    out.println("  " + ReplayText.doubt(doubt, language));
    return NOT_BELIEVED;
  }

  private int cannotTell(String reason) {
    out.println("CANNOT_TELL");
    out.println("  " + reason);
    return CANNOT_TELL;
  }
}
