package cn.yichi.recognition.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.KeyFact;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.signing.IdentityKey;
import cn.yichi.platform.signing.SignatureAlgorithm;
import cn.yichi.platform.signing.SigningKey;
import cn.yichi.recognition.decision.Cases;
import cn.yichi.recognition.decision.Receipts;
import cn.yichi.recognition.decision.StoryTable;
import cn.yichi.recognition.receipt.Pins;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The command, on a receipt, a folder of what {@code /statements} answers, and nothing else. */
class ReplayReceiptTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");
  private static final IdentityKey IDENTITY =
      new IdentityKey("500000", key(SignatureAlgorithm.ED25519, 1));
  private static final SigningKey SM2 = key(SignatureAlgorithm.SM2, 2);

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private Path documents;

  private static SigningKey key(SignatureAlgorithm algorithm, int first) {
    byte[] secret = new byte[SignatureAlgorithm.SECRET];
    Arrays.fill(secret, (byte) first);
    return SigningKey.of(algorithm, secret);
  }

  @BeforeEach
  void write() throws IOException {
    documents = Files.createDirectory(folder.resolve("documents"));
    for (Shipped each : Documents.shipped().documents()) {
      Files.writeString(
          document(each),
          JSON.writeValueAsString(
              List.of(Map.of("region", "510000", "document", each.text().document()))));
    }
  }

  private Path document(Shipped each) {
    return documents.resolve(each.ref().toString().replace('/', '.') + ".json");
  }

  private Shipped decided(Receipt receipt) {
    String id = receipt.said().decidedBy().orElseThrow().agreement();
    return Documents.shipped().documents().stream()
        .filter(it -> it.ref().agreement().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String sealed() {
    Map<String, String> cells = StoryTable.read("/stories/stories.csv").getFirst();
    return Receipts.sealed(
        Cases.of(cells, Documents.agreements()), LocalDate.parse(cells.get("asOf")));
  }

  private int run(String receipt, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("receipt.jws"), receipt + "\n");
    List<String> arguments =
        new ArrayList<>(List.of(file.toString(), "--documents=" + documents, "--language=en"));
    arguments.addAll(List.of(more));
    said.reset();
    return ReplayReceipt.run(
        arguments.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void says_same_and_who_signed() throws IOException {
    assertThat(run(sealed(), "--pins=sandbox")).as(printed()).isEqualTo(ReplayReceipt.SAME);
    assertThat(printed()).startsWith("SIGNED 500000 ").contains("SAME");
  }

  @Test
  void cannot_tell_without_a_text_and_names_it() throws IOException {
    Shipped missing = decided(Receipts.opened(sealed()));
    Files.delete(document(missing));
    assertThat(run(sealed(), "--pins=sandbox")).isEqualTo(ReplayReceipt.CANNOT_TELL);
    assertThat(printed())
        .contains("CANNOT_TELL", missing.ref().toString(), missing.text().digest())
        .doesNotContain("another text");
  }

  @Test
  void cannot_tell_by_a_changed_text_and_says_that_it_is_another() throws IOException {
    Shipped changed = decided(Receipts.opened(sealed()));
    String file = Files.readString(document(changed));
    String other = file.replaceFirst("SAME_LEVEL", "NOT_SAID");
    assertThat(other).isNotEqualTo(file);
    Files.writeString(document(changed), other.replace("NOT_SAID", "SAME_LEVEL") + " ");
    assertThat(run(sealed(), "--pins=sandbox")).isEqualTo(ReplayReceipt.SAME);
    String later = file.replaceFirst("from([^0-9]+)2020-07-03", "from$12020-07-04");
    assertThat(later).isNotEqualTo(file);
    Files.writeString(document(changed), later);
    assertThat(run(sealed(), "--pins=sandbox")).isEqualTo(ReplayReceipt.CANNOT_TELL);
    assertThat(printed()).contains("another text of " + changed.ref());
  }

  @Test
  void does_not_believe_a_forged_receipt_nor_keys_that_are_not_pinned() throws IOException {
    String[] parts = sealed().split("\\.");
    assertThat(run(parts[0] + "." + parts[1] + "." + "A".repeat(86), "--pins=sandbox"))
        .isEqualTo(ReplayReceipt.NOT_BELIEVED);
    assertThat(printed()).contains("does not verify").doesNotContain("SIGNED");
    Path keys = Files.writeString(folder.resolve("keys"), stated());
    assertThat(run(sealed(), "--keys=" + keys, pin())).isEqualTo(ReplayReceipt.NOT_BELIEVED);
    assertThat(printed()).contains("nobody stated its key");
  }

  @Test
  void believes_an_sm2_key_that_the_pinned_identity_stated_until_it_is_revoked()
      throws IOException {
    String receipt = signedBySm2(Receipts.opened(sealed()));
    Path keys = Files.writeString(folder.resolve("keys"), stated());
    assertThat(run(receipt, "--keys=" + keys, pin())).as(printed()).isEqualTo(ReplayReceipt.SAME);
    assertThat(printed()).startsWith("SIGNED 500000 " + SM2.publicKey().id());
    assertThat(run(receipt, "--keys=" + keys, pin().replace("500000=", "510000=")))
        .isEqualTo(ReplayReceipt.NOT_BELIEVED);
    KeyFact revoked = IDENTITY.revoke(SM2.publicKey().id(), FROM, "lost", FROM);
    Files.writeString(keys, stated() + line(revoked, EventType.KEY_REVOKED));
    assertThat(run(receipt, "--keys=" + keys, pin())).isEqualTo(ReplayReceipt.NOT_BELIEVED);
    assertThat(printed()).contains("its key is revoked");
  }

  @Test
  void says_what_differs_where_the_receipt_says_what_no_rule_gives() throws IOException {
    Receipt receipt = Receipts.opened(sealed());
    Pins pins = receipt.pins();
    Receipt cut =
        new Receipt(
            receipt.issuedBy(),
            receipt.askedAt(),
            receipt.asked(),
            receipt.facts(),
            new Pins("1", pins.book(), pins.catalogue(), List.of()),
            receipt.said());
    Path keys = Files.writeString(folder.resolve("keys"), stated());
    assertThat(run(signedBySm2(cut), "--keys=" + keys, pin())).isEqualTo(ReplayReceipt.DIFFERS);
    assertThat(printed())
        .contains("DIFFERS", "Engine 1 answered then", "Outcome: then " + receipt.said().outcome());
  }

  @Test
  void cannot_tell_without_arguments_or_files_and_says_why() throws IOException {
    assertThat(run(sealed())).isEqualTo(ReplayReceipt.CANNOT_TELL);
    assertThat(printed()).startsWith("usage:");
    assertThat(run(sealed(), "--pins=sandbox", "--mongo=x")).isEqualTo(ReplayReceipt.CANNOT_TELL);
    assertThat(run(sealed(), "--keys=" + folder.resolve("none"), pin()))
        .isEqualTo(ReplayReceipt.CANNOT_TELL);
    assertThat(printed()).contains("There is no file");
  }

  private static String pin() {
    return "--pins=500000=" + IDENTITY.key().publicKey().fingerprint();
  }

  private static String stated() {
    return line(IDENTITY.state(SM2.publicKey(), FROM, UNTIL, FROM), EventType.KEY_STATED);
  }

  private static String line(KeyFact said, EventType type) {
    WireEvent event = new EventCodec().encode(Envelope.of(type, "500000", "identity", said));
    return JSON.writeValueAsString(
            Map.of(
                "specversion", "1.0",
                "id", event.id(),
                "type", event.type(),
                "source", event.source(),
                "subject", event.subject(),
                "time", event.time().toString(),
                "data", JSON.readTree(event.json())))
        + "\n";
  }

  private static String signedBySm2(Receipt receipt) {
    String header =
        "{\"kid\":\""
            + SM2.publicKey().id()
            + "\",\"typ\":\"yichi-receipt+jws\",\"alg\":\"SM2-SM3\"}";
    String input =
        encoded(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + encoded(ReceiptJson.write(receipt));
    return input + "." + encoded(SM2.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
