package cn.yichi.platform.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * Makes keys and statements, on a machine that may be offline:
 *
 * <pre>{@code
 * new    <ED25519|SM2> <key file>
 * state  <identity key file> <region> <public file> <from> <until> <statements file>
 * revoke <identity key file> <region> <key id> <compromised from> <reason> <statements file>
 * }</pre>
 *
 * <p>{@code new} writes the secret key, for the owner's eyes only, and beside it {@code .pub} and
 * {@code .fingerprint}. The others add a line to the file of {@code yichi.signing.statements}.
 * Instants are UTC, as {@code 2026-12-01T00:00:00Z}. It says nothing where all went well, and
 * overwrites no key.
 */
public final class KeyCommand {
  private static final String USAGE = "see the Javadoc of KeyCommand for what may be asked";

  private final Clock clock;
  private final StatementLines lines = new StatementLines(new EventCodec());

  KeyCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException when something else is asked
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    new KeyCommand(Clock.systemUTC()).run(List.of(arguments));
  }

  void run(List<String> asked) throws IOException {
    String what = asked.isEmpty() ? "" : asked.getFirst() + asked.size();
    switch (what) {
      case "new3" -> make(algorithm(asked.get(1)), Path.of(asked.get(2)));
      case "state7" -> {
        VerifyingKey key = VerifyingKey.parse(Files.readString(Path.of(asked.get(3))).strip());
        Instant from = Instant.parse(asked.get(4));
        Instant until = Instant.parse(asked.get(5));
        append(identity(asked).state(key, from, until, now()), Path.of(asked.get(6)));
      }
      case "revoke7" -> {
        Instant from = Instant.parse(asked.get(4));
        KeyFact said = identity(asked).revoke(asked.get(3), from, asked.get(5), now());
        append(said, Path.of(asked.get(6)));
      }
      default -> throw new IllegalArgumentException(USAGE);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static SignatureAlgorithm algorithm(String name) {
    return SignatureAlgorithm.named(name).orElseThrow(() -> new IllegalArgumentException(USAGE));
  }

  private static void make(SignatureAlgorithm algorithm, Path file) throws IOException {
    byte[] secret = new byte[SignatureAlgorithm.SECRET];
    new SecureRandom().nextBytes(secret);
    VerifyingKey open = SigningKey.of(algorithm, secret).publicKey();
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, algorithm + ":" + Base64.getEncoder().encodeToString(secret) + "\n");
    Files.writeString(Path.of(file + ".pub"), open.text() + "\n");
    Files.writeString(Path.of(file + ".fingerprint"), open.fingerprint() + "\n");
  }

  private static IdentityKey identity(List<String> asked) throws IOException {
    String text = Files.readString(Path.of(asked.get(1))).strip();
    int colon = text.indexOf(':');
    SignatureAlgorithm algorithm = algorithm(text.substring(0, Math.max(0, colon)));
    byte[] secret = Base64.getDecoder().decode(text.substring(colon + 1));
    return new IdentityKey(asked.get(2), SigningKey.of(algorithm, secret));
  }

  private void append(KeyFact said, Path file) throws IOException {
    Files.writeString(
        file, lines.line(said) + "\n", UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
