package cn.yichi.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.KeyFact;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {
  private final KeyCommand command =
      new KeyCommand(Clock.fixed(Instant.parse("2026-11-27T01:02:03.456789Z"), ZoneOffset.UTC));

  @Test
  void what_it_makes_is_believed_by_who_pins_the_fingerprint(@TempDir Path folder)
      throws IOException {
    String identity = folder.resolve("identity.key").toString();
    String signing = folder.resolve("signing.key").toString();
    String statements = folder.resolve("statements").toString();
    String from = "2026-12-01T00:00:00Z";
    command.run(List.of("new", "SM2", identity));
    command.run(List.of("new", "ED25519", signing));
    command.run(
        List.of(
            "state",
            identity,
            "510000",
            signing + ".pub",
            from,
            "2027-06-01T00:00:00Z",
            statements));
    VerifyingKey key = VerifyingKey.parse(Files.readString(Path.of(signing + ".pub")).strip());
    command.run(List.of("revoke", identity, "510000", key.id(), from, "lost", statements));

    String pin = Files.readString(Path.of(identity + ".fingerprint")).strip();
    TrustedKeys trusted = new TrustedKeys(region -> Set.of(pin));
    List<KeyFact> said =
        new StatementLines(new EventCodec()).read(Files.readAllLines(Path.of(statements)));
    assertThat(trusted.learn("510000", said.get(0))).isEqualTo(new TrustedKeys.Lesson.New());
    assertThat(trusted.standing("510000", key.id()))
        .isEqualTo(
            new TrustedKeys.Standing.Good(
                key, Instant.parse(from), Instant.parse("2027-06-01T00:00:00Z")));
    assertThat(trusted.learn("510000", said.get(1))).isEqualTo(new TrustedKeys.Lesson.New());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(identity))))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> command.run(List.of("new", "SM2", identity)))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void asks_for_what_it_knows() {
    for (List<String> asked :
        List.of(List.<String>of(), List.of("new"), List.of("new", "RSA", "x"), List.of("sign"))) {
      assertThatThrownBy(() -> command.run(asked)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
