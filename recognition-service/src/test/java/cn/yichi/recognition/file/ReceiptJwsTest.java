package cn.yichi.recognition.file;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.recognition.decision.Cases;
import cn.yichi.recognition.decision.Receipts;
import cn.yichi.recognition.decision.StoryTable;
import cn.yichi.recognition.receipt.Doubt;
import cn.yichi.recognition.receipt.Seals;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Forged, cut and foreign receipts. */
class ReceiptJwsTest {
  private static final Seals SEALS = Documents.seals("500000", Receipts.CLOCK);
  private static final String SEALED = sealed();
  private static final String KEY = RegionSigner.sandbox("500000", Receipts.CLOCK).pen().keyId();

  private static String sealed() {
    Map<String, String> cells = StoryTable.read("/stories/stories.csv").getFirst();
    return Receipts.sealed(
        Cases.of(cells, Documents.agreements()), LocalDate.parse(cells.get("asOf")));
  }

  private static String part(int at) {
    return SEALED.split("\\.")[at];
  }

  private static String text(int at) {
    return new String(Base64.getUrlDecoder().decode(part(at)), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_receipt_names_type_algorithm_and_key_and_is_believed() {
    assertThat(text(0))
        .contains("\"alg\":\"EdDSA\"", "\"typ\":\"yichi-receipt+jws\"", "\"kid\":\"" + KEY + "\"");
    assertThat(SEALS.open(SEALED))
        .isInstanceOfSatisfying(
            Seals.Opened.Genuine.class,
            it -> {
              assertThat(it.by()).isEqualTo(new Region("500000"));
              assertThat(it.keyId()).isEqualTo(KEY);
            });
  }

  @Test
  void it_holds_no_pseudonym_and_no_digest_of_name_number_or_document() {
    assertThat(text(1))
        .doesNotContain("name-digest", "number-digest", "document-digest", "holderRef");
  }

  @Test
  void a_changed_answer_is_not_believed() {
    String forged = text(1).replaceFirst("GRANTED|REFERRED|REFUSED", "CONDITIONAL");
    assertThat(forged).isNotEqualTo(text(1));
    assertThat(SEALS.open(part(0) + "." + encoded(forged) + "." + part(2)))
        .isEqualTo(new Seals.Opened.NotBelieved(Doubt.SIGNATURE_WRONG));
  }

  @Test
  void another_regions_key_does_not_sign_for_this_one() {
    RegionSigner.Pen other = RegionSigner.sandbox("510000", Receipts.CLOCK).pen();
    String input = encoded(text(0).replace(KEY, other.keyId())) + "." + part(1);
    assertThat(SEALS.open(signed(input, other)))
        .isEqualTo(new Seals.Opened.NotBelieved(Doubt.KEY_UNSTATED));
    String same = part(0) + "." + part(1);
    assertThat(SEALS.open(signed(same, other)))
        .isEqualTo(new Seals.Opened.NotBelieved(Doubt.SIGNATURE_WRONG));
  }

  private static String signed(String input, RegionSigner.Pen pen) {
    return input
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(pen.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void an_unsigned_receipt_and_one_under_the_public_key_as_a_secret_are_none()
      throws JOSEException, java.text.ParseException {
    String none = encoded("{\"alg\":\"none\",\"typ\":\"yichi-receipt+jws\"}");
    assertThat(SEALS.open(none + "." + part(1) + ".")).isInstanceOf(Seals.Opened.Malformed.class);
    JWSObject mac =
        new JWSObject(JWSHeader.parse(text(0).replace("EdDSA", "HS256")), new Payload(text(1)));
    mac.sign(new MACSigner(new byte[32]));
    assertThat(SEALS.open(mac.serialize()))
        .isEqualTo(new Seals.Opened.Malformed(Doubt.ALGORITHM_UNKNOWN));
  }

  @Test
  void the_algorithm_of_the_key_counts_and_not_the_one_of_the_header() {
    RegionSigner.Pen pen = RegionSigner.sandbox("500000", Receipts.CLOCK).pen();
    String input = encoded(text(0).replace("EdDSA", "SM2-SM3")) + "." + part(1);
    assertThat(SEALS.open(signed(input, pen)))
        .isEqualTo(new Seals.Opened.NotBelieved(Doubt.KEY_OF_ANOTHER_ALGORITHM));
  }

  @Test
  void what_is_cut_of_another_type_or_too_long_is_no_receipt() {
    for (String each :
        List.of(
            "",
            "x",
            part(0) + "." + part(1),
            SEALED.substring(0, SEALED.indexOf('.')),
            encoded(text(0).replace("yichi-receipt", "other")) + "." + part(1) + "." + part(2),
            encoded(text(0).replace(KEY, "../../keys")) + "." + part(1) + "." + part(2),
            part(0) + "." + encoded("{}") + "." + part(2))) {
      assertThat(SEALS.open(each)).as(each).isInstanceOf(Seals.Opened.Malformed.class);
    }
    assertThat(SEALS.open(SEALED.substring(0, SEALED.length() - 4)))
        .isInstanceOf(Seals.Opened.NotBelieved.class);
    assertThat(SEALS.open("a".repeat(Seals.LONGEST + 1))).isEqualTo(new Seals.Opened.TooLong());
  }

  @Test
  void a_receipt_of_tomorrow_is_not_believed_today() {
    Clock before = Clock.offset(Receipts.CLOCK, Duration.ofDays(-1));
    Seals yesterday = new ReceiptJws(Optional.empty(), RegionVerifier.sandbox(before), before);
    assertThat(yesterday.open(SEALED))
        .isEqualTo(new Seals.Opened.NotBelieved(Doubt.FROM_THE_FUTURE));
  }
}
