package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.platform.signing.SignatureAlgorithm;
import cn.yichi.platform.signing.SigningRefused;
import cn.yichi.recognition.receipt.AskingProof;
import cn.yichi.recognition.receipt.Doubt;
import cn.yichi.recognition.receipt.Receipt;
import cn.yichi.recognition.receipt.Seals;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Receipts in JWS compact serialization (RFC 7515). The header names the type {@code
 * yichi-receipt+jws}, or {@code yichi-asking+jws} of a proof of having asked, the key, and the
 * algorithm: {@code EdDSA} (RFC 8037), or {@code SM2-SM3} for a region that signs with SM2, a name
 * of our own, for none is registered.
 *
 * @param signer empty in a process that only reads
 */
record ReceiptJws(Optional<RegionSigner> signer, RegionVerifier verifier, InstantSource clock)
    implements Seals {
  private static final JOSEObjectType TYPE = new JOSEObjectType("yichi-receipt+jws");
  private static final JOSEObjectType ASKING = new JOSEObjectType("yichi-asking+jws");
  private static final JWSAlgorithm SM2 = new JWSAlgorithm("SM2-SM3");

  @Override
  public String seal(Receipt receipt) {
    return seal(TYPE, ReceiptJson.write(receipt));
  }

  @Override
  public String seal(AskingProof proof) {
    return seal(ASKING, ReceiptJson.write(proof));
  }

  private String seal(JOSEObjectType type, byte[] content) {
    RegionSigner.Pen pen = pen();
    JWSHeader header =
        new JWSHeader.Builder(name(pen.algorithm())).type(type).keyID(pen.keyId()).build();
    JWSObject unsigned = new JWSObject(header, new Payload(content));
    byte[] signature = pen.sign(unsigned.getSigningInput());
    String sealed =
        new String(unsigned.getSigningInput(), StandardCharsets.US_ASCII)
            + "."
            + Base64URL.encode(signature);
    if (sealed.length() > LONGEST) {
      throw new CannotSeal("the receipt has " + sealed.length() + " characters");
    }
    return sealed;
  }

  private RegionSigner.Pen pen() {
    try {
      return signer.orElseThrow(() -> new CannotSeal("this process has no key")).pen();
    } catch (SigningRefused keyless) {
      throw new CannotSeal(String.valueOf(keyless.getMessage()));
    }
  }

  @Override
  public Opened open(String presented) {
    if (presented.length() > LONGEST) {
      return new Opened.TooLong();
    }
    JWSObject parsed;
    try {
      parsed = JWSObject.parse(presented);
    } catch (ParseException | IllegalArgumentException none) {
      // An unsigned token (alg none) ends here too.
      return new Opened.Malformed(Doubt.NO_JWS);
    }
    JWSHeader header = parsed.getHeader();
    Doubt fault = fault(header);
    return fault == null ? open(parsed, header) : new Opened.Malformed(fault);
  }

  /** What the algorithm says is never taken on trust: the stated key says how it is checked. */
  private static @Nullable Doubt fault(JWSHeader header) {
    if (!TYPE.equals(header.getType()) && !ASKING.equals(header.getType())) {
      return Doubt.ANOTHER_TYPE;
    }
    if (!header.getAlgorithm().equals(JWSAlgorithm.EdDSA) && !header.getAlgorithm().equals(SM2)) {
      return Doubt.ALGORITHM_UNKNOWN;
    }
    if (header.getKeyID() == null || !header.getKeyID().matches("[0-9a-f]{32}")) {
      return Doubt.NO_KEY_NAMED;
    }
    return header.getCriticalParams() == null && header.isBase64URLEncodePayload()
        ? null
        : Doubt.HEADER_UNSUPPORTED;
  }

  private Opened open(JWSObject parsed, JWSHeader header) {
    try {
      JsonNode tree = ReceiptJson.tree(parsed.getPayload().toBytes());
      Region by = new Region(tree.path("issuedBy").asString(""));
      Instant at = Instant.parse(tree.path("askedAt").asString(""));
      Optional<Doubt> doubt = doubt(parsed, header, by, at);
      return doubt.isPresent() ? new Opened.NotBelieved(doubt.get()) : genuine(header, tree, by);
    } catch (JacksonException | IllegalArgumentException | DateTimeException malformed) {
      return new Opened.Malformed(Doubt.CONTENT_UNKNOWN);
    }
  }

  private static Opened genuine(JWSHeader header, JsonNode tree, Region by) {
    return TYPE.equals(header.getType())
        ? new Opened.Genuine(ReceiptJson.read(tree), by, header.getKeyID())
        : new Opened.GenuineAsking(ReceiptJson.readAsking(tree), by, header.getKeyID());
  }

  /** Nobody held it before now that could tell, so a revoked key proves nothing. */
  private Optional<Doubt> doubt(JWSObject parsed, JWSHeader header, Region by, Instant at) {
    String key = header.getKeyID();
    if (verifier
        .algorithm(by.code(), key)
        .filter(it -> !name(it).equals(header.getAlgorithm()))
        .isPresent()) {
      return Optional.of(Doubt.KEY_OF_ANOTHER_ALGORITHM);
    }
    return switch (verifier.verify(
        by.code(),
        key,
        at,
        clock.instant(),
        parsed.getSigningInput(),
        parsed.getSignature().decode())) {
      case RegionVerifier.Verdict.Good good -> Optional.empty();
      case RegionVerifier.Verdict.Refused(var reason) -> Optional.of(of(reason));
    };
  }

  private static Doubt of(RegionVerifier.Verdict.Reason reason) {
    return switch (reason) {
      case KEY_UNSTATED -> Doubt.KEY_UNSTATED;
      case KEY_REVOKED -> Doubt.KEY_REVOKED;
      case KEY_OUT_OF_TIME -> Doubt.KEY_OUT_OF_TIME;
      case FROM_THE_FUTURE -> Doubt.FROM_THE_FUTURE;
      case SIGNATURE_WRONG -> Doubt.SIGNATURE_WRONG;
    };
  }

  private static JWSAlgorithm name(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> JWSAlgorithm.EdDSA;
      case SM2 -> SM2;
    };
  }
}
