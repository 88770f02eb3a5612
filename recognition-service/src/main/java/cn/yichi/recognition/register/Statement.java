package cn.yichi.recognition.register;

import static java.util.Objects.requireNonNull;

import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Measure;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one region says on one version: its copy of the text, its signature (签署), and what it
 * has ordered since. A later revision takes the place of an earlier one.
 *
 * @param ref the version
 * @param region who speaks
 * @param revision from 1
 * @param text its copy
 * @param signedFirst when it signed the text
 * @param withdrawn whether it has taken its signature back
 * @param measures what it has ordered, all of them its own
 * @param synthetic whether a sandbox signed, behind which no people stand
 * @param signature by which it can be checked
 * @param arrivedAt when this service first held it, by its own clock
 */
public record Statement(
    VersionRef ref,
    Region region,
    long revision,
    Text text,
    Instant signedFirst,
    boolean withdrawn,
    List<Measure> measures,
    boolean synthetic,
    Signature signature,
    Instant arrivedAt) {
  private static final String FORM = "yichi.agreement-statement.v1";

  /**
   * A text as it is signed.
   *
   * @param document canonical JSON
   * @param digest SHA-256 of its UTF-8 bytes, hex
   */
  public record Text(String document, String digest) {}

  /**
   * A signature.
   *
   * @param keyId id of the region's signing key
   * @param at when it was made, by the signer's clock
   * @param value base64
   */
  public record Signature(String keyId, Instant at, String value) {}

  public Statement {
    requireNonNull(ref, "ref");
    requireNonNull(region, "region");
    requireNonNull(text, "text");
    requireNonNull(signedFirst, "signedFirst");
    measures = List.copyOf(measures);
    requireNonNull(signature, "signature");
    requireNonNull(arrivedAt, "arrivedAt");
    if (revision < 1) {
      throw new IllegalArgumentException("revisions count from 1");
    }
    if (!measures.stream().allMatch(each -> each.by().equals(region))) {
      throw new IllegalArgumentException("a region orders in its own name only");
    }
    if (measures.stream().map(Measure::id).distinct().count() < measures.size()) {
      throw new IllegalArgumentException("ids of measures are unique");
    }
  }

  /**
   * What is signed: each text in UTF-8 after its length in four bytes. The document stands in it by
   * its digest.
   */
  public byte[] signedBytes() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                FORM,
                ref.agreement(),
                Integer.toString(ref.version()),
                region.code(),
                Long.toString(revision),
                text.digest(),
                signedFirst.toString(),
                Boolean.toString(withdrawn),
                Boolean.toString(synthetic),
                signature.keyId(),
                signature.at().toString(),
                Integer.toString(measures.size())));
    measures.forEach(each -> texts.addAll(texts(each)));
    return framed(texts);
  }

  private static List<String> texts(Measure measure) {
    Measure.Reach reach = measure.reach();
    return List.of(
        measure.id(),
        measure.kind().name(),
        reach.clause().orElse(""),
        reach.occupation().map(Occupation::key).orElse(""),
        String.join(",", reach.levels().stream().map(Enum::name).toList()),
        reach.issuer().map(code -> code.value()).orElse(""),
        measure.from().toString(),
        measure.until().map(LocalDate::toString).orElse(""),
        measure.reason());
  }

  private static byte[] framed(List<String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String text : texts) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).array());
      bytes.writeBytes(utf8);
    }
    return bytes.toByteArray();
  }

  /** The same under another signature. */
  public Statement signed(Signature by) {
    return new Statement(
        ref, region, revision, text, signedFirst, withdrawn, measures, synthetic, by, arrivedAt);
  }
}
