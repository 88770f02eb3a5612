package cn.yichi.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.yichi.platform.testing.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agreements that must not come into force. The service does not start with them, and its last
 * words name every document, the place in it and the fault: a rule silently missing would be worse
 * than no service. {@code faulty/agreements} holds more of them, one fault each.
 */
class BadAgreementsTest {
  private static String sound;

  @TempDir Path documents;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        BadAgreementsTest.class.getResourceAsStream("/faulty/agreements/unknown-region.yaml")) {
      sound = new String(in.readAllBytes(), UTF_8).replace("990000", "500000");
    }
  }

  @Test
  void the_service_names_every_fault_of_every_document_and_does_not_start() throws IOException {
    Map<String, String> faults = new LinkedHashMap<>();
    bad("region.yaml", sound.replace("\"500000\"", "\"990000\""));
    faults.put("region.yaml", "/parties/1: no such region: 990000. Give");
    bad("county.yaml", sound.replace("\"500000\"", "\"50A\""));
    faults.put("county.yaml", "/parties/1");
    bad("form.yaml", sound.replace("equivalence: SAME_LEVEL", "equivalence: SAME_PAY"));
    faults.put("form.yaml", "/clauses/0/grants/equivalence");
    bad("procedure.yaml", sound.replace("procedure: NONE", "procedure: LOTTERY"));
    faults.put("procedure.yaml", "/clauses/0/procedure");
    bad("kind.yaml", sound.replace("kinds: [SKILL_LEVEL]", "kinds: [DIPLOMA]"));
    faults.put("kind.yaml", "/clauses/0/covers/kinds/0");
    bad("field.yaml", sound.replace("    procedure:", "    except: [nobody]\n    procedure:"));
    faults.put("field.yaml", "/clauses/0: property 'except'");
    bad("clauses.yaml", sound.substring(0, sound.indexOf("clauses:")));
    faults.put("clauses.yaml", "required property 'clauses' not found");
    bad("nothing.yaml", "");
    faults.put("nothing.yaml", "empty");
    bad("list.yaml", "- 1\n- 2\n");
    faults.put("list.yaml", "object expected");
    bad("json.yaml", "{");
    faults.put("json.yaml", "not YAML");
    bad("deep.yaml", "[".repeat(100_000));
    faults.put("deep.yaml", "not YAML");
    bad("laughs.yaml", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n");
    faults.put("laughs.yaml", "property 'a' is not defined");

    String last = lastWords();

    faults.forEach(
        (document, fault) ->
            assertThat(last.lines().filter(line -> line.strip().startsWith(document + ":")))
                .as(last)
                .anyMatch(line -> line.contains(fault)));
  }

  @Test
  void a_document_in_another_encoding_is_not_read_as_something_like_it() throws IOException {
    Files.write(documents.resolve("gbk.yaml"), sound.getBytes(Charset.forName("GB18030")));
    assertThat(lastWords()).contains("gbk.yaml: not UTF-8");
  }

  private void bad(String name, String text) throws IOException {
    Files.writeString(documents.resolve(name), text);
  }

  /** What stops a service of these documents. */
  private String lastWords() {
    Throwable stopped =
        catchThrowable(
            () ->
                RunningRecognition.start(
                        "500000",
                        TestStack.freshDatabase().getName(),
                        "--yichi.policies.agreements=file:" + documents + "/*.yaml")
                    .close());
    assertThat(stopped).as("it started").isNotNull();
    Throwable root = stopped;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }
}
