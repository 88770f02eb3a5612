package cn.yichi.recognition;

import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.platform.signing.SigningRefused;
import cn.yichi.recognition.register.Signatory;
import cn.yichi.recognition.register.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Signs statements with the key by which this region signs its events, and checks others'. */
public final class RegionalSignatory implements Signatory {
  private final RegionSigner signer;
  private final RegionVerifier verifier;

  public RegionalSignatory(RegionSigner signer, RegionVerifier verifier) {
    this.signer = signer;
    this.verifier = verifier;
  }

  @Override
  public Statement sign(Statement unsigned) {
    try {
      RegionSigner.Pen pen = signer.pen();
      Statement about = unsigned.signed(new Statement.Signature(pen.keyId(), pen.at(), ""));
      byte[] signature = pen.sign(about.signedBytes());
      return about.signed(
          new Statement.Signature(
              pen.keyId(), pen.at(), Base64.getEncoder().encodeToString(signature)));
    } catch (SigningRefused keyless) {
      throw new CannotSign(keyless);
    }
  }

  @Override
  public boolean isReady() {
    return verifier.isReady();
  }

  @Override
  public Optional<String> fault(Statement said) {
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(said.signature().value());
    } catch (IllegalArgumentException malformed) {
      return Optional.of("its signature is malformed");
    }
    Instant arrived = said.arrivedAt();
    return switch (verifier.verify(
        said.region().code(),
        said.signature().keyId(),
        said.signature().at(),
        arrived,
        said.signedBytes(),
        signature)) {
      case RegionVerifier.Verdict.Good good -> Optional.empty();
      case RegionVerifier.Verdict.Refused(var reason) -> Optional.of(reason.words());
    };
  }
}
