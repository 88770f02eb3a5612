package cn.yichi.recognition.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.Golden;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.Receipts;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.receipt.AskingProof;
import cn.yichi.recognition.receipt.Doubt;
import cn.yichi.recognition.receipt.Seals;
import cn.yichi.recognition.register.DocumentFaultText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An organisation's proof of having asked, as it is kept and shown for years. */
class AskingProofTest {
  private static final Path GOLDEN =
      Golden.repositoryRoot()
          .resolve("recognition-service/src/test/resources/golden/asking-proof.v1.json");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Seals SEALS = Documents.seals("500000", Receipts.CLOCK);
  private static final AskingProof PROOF =
      new AskingProof(
          new Region("500000"),
          Samples.NOW.plusMillis(7),
          LocalDate.of(2023, 8, 1),
          new SocialCreditCode("91500000MA5U000000"),
          Purpose.WAGE_GRADE,
          "019e1e1e1e1e0123456789ab",
          new CertificateId("a".repeat(32)),
          LocalDate.of(2023, 7, 1),
          "CONDITIONAL");

  private final DocumentSchema schema = new DocumentSchema("asking-proof.v1.schema.json");
  @TempDir private Path folder;

  private static ObjectNode written() {
    return (ObjectNode) ReceiptJson.tree(ReceiptJson.write(PROOF));
  }

  private List<String> faults(JsonNode tree) {
    List<DocumentFault> faults = new ArrayList<>();
    schema.read(JSON.writeValueAsString(tree), DocumentSchema.JSON, faults);
    return faults.stream().map(DocumentFaultText::line).toList();
  }

  @Test
  void is_written_as_the_golden_file_says_and_the_golden_file_is_read_for_ever()
      throws IOException {
    Golden.check(
        GOLDEN,
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(written()) + "\n",
        "mvn -q -pl recognition-service -am test -Dtest=AskingProofTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false");
    assertThat(ReceiptJson.readAsking(ReceiptJson.tree(Files.readAllBytes(GOLDEN))))
        .isEqualTo(PROOF);
  }

  @Test
  void its_schema_takes_it_and_nothing_else_of_the_holder() {
    assertThat(faults(written())).isEmpty();
    for (String more : List.of("holder", "holderName", "numberMasked", "birthDate", "facts")) {
      assertThat(faults(written().put(more, "x"))).as(more).isNotEmpty();
    }
    for (String part : List.copyOf(written().propertyNames())) {
      ObjectNode less = written();
      less.remove(part);
      assertThat(faults(less)).as(part).isNotEmpty();
    }
  }

  @Test
  void what_was_signed_is_believed_and_what_was_changed_is_not() {
    String sealed = SEALS.seal(PROOF);
    assertThat(SEALS.open(sealed))
        .isInstanceOfSatisfying(
            Seals.Opened.GenuineAsking.class, it -> assertThat(it.proof()).isEqualTo(PROOF));
    String[] parts = sealed.split("\\.");
    String content = text(parts[1]).replace("CONDITIONAL", "GRANTED");
    assertThat(SEALS.open(parts[0] + "." + encoded(content) + "." + parts[2]))
        .isEqualTo(new Seals.Opened.NotBelieved(Doubt.SIGNATURE_WRONG));
    // Neither passes for the other: the type is signed too.
    String renamed = text(parts[0]).replace("yichi-asking+jws", "yichi-receipt+jws");
    assertThat(SEALS.open(encoded(renamed) + "." + parts[1] + "." + parts[2]))
        .isEqualTo(new Seals.Opened.NotBelieved(Doubt.SIGNATURE_WRONG));
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whoever_has_no_account_reads_it_by_the_command() throws IOException {
    String sealed = SEALS.seal(PROOF);
    assertThat(run(sealed, "--language=en"))
        .startsWith("0 SIGNED 500000 ")
        .contains(
            "ASKED",
            "Organisation 91500000MA5U000000 asked on 2023-08-01",
            "purpose WAGE_GRADE",
            "about 2023-07-01 was CONDITIONAL")
        .doesNotContain("SAME");
    assertThat(run(sealed, "--language=zh")).contains("单位 91500000MA5U000000", "用途 WAGE_GRADE");
    assertThat(run(sealed.substring(0, sealed.length() - 4) + "AAAA", "--language=en"))
        .startsWith("3 NOT_BELIEVED");
  }

  private String run(String proof, String language) throws IOException {
    Path file = Files.writeString(folder.resolve("proof.jws"), proof);
    Path documents = Files.createDirectories(folder.resolve("documents"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        ReplayReceipt.run(
            new String[] {file.toString(), "--documents=" + documents, "--pins=sandbox", language},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    return code + " " + said.toString(StandardCharsets.UTF_8);
  }
}
