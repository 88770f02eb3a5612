package cn.yichi.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.registry.certificate.InMemoryCertificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiveImportsTest {
  /** One character, two halves. */
  private static final String RARE = "\uD840\uDC0B";

  @TempDir Path directory;
  private Bureau bureau;

  @BeforeEach
  void open() {
    bureau = new Bureau(directory, new OneAtATime(new InMemoryCertificates()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \u3000",
        "\u200B\u2060",
        "\u202E",
        "\u00A0",
        "\u3164",
        "\uFE0F",
        "\u2800",
        "\uD840",
        "\u00AD\r\n"
      })
  void gives_a_name_to_a_file_whose_own_shows_nothing(String name) throws Exception {
    assertThat(kept(name)).isEqualTo("upload.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "一", "1", "_", "☆", RARE, "样例 2026.csv"})
  void keeps_a_name_that_shows_something(String name) throws Exception {
    assertThat(kept("\u200B" + name + " ")).isEqualTo(name);
  }

  @Test
  void cuts_a_long_name_between_characters() throws Exception {
    assertThat(kept("a".repeat(199) + RARE + "b")).isEqualTo("a".repeat(199));
    assertThat(kept("a".repeat(198) + RARE + "b")).isEqualTo("a".repeat(198) + RARE);
    assertThat(kept("a".repeat(201))).isEqualTo("a".repeat(200));
  }

  private String kept(String name) throws IOException {
    var body = new ByteArrayInputStream(new byte[] {'a'});
    return switch (bureau.imports.receive(Bureau.label(name), -1, body)) {
      case ReceiveImports.Received.Queued queued -> queued.job().upload().fileName();
      case ReceiveImports.Received.TooLarge tooLarge -> throw new AssertionError(tooLarge);
      case ReceiveImports.Received.TooManyOpen tooMany -> throw new AssertionError(tooMany);
    };
  }
}
