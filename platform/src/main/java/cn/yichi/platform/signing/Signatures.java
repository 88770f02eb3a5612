package cn.yichi.platform.signing;

import cn.yichi.contracts.event.KeyFact;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.vault.KeysRefused;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a service begins with.
 *
 * @param trusted knows the own region's statements already
 * @param statements of the own region
 * @param key secret half of the key to sign with; refused only when asked for, since a service that
 *     publishes nothing needs none
 */
record Signatures(TrustedKeys trusted, List<KeyFact> statements, Supplier<SigningKey> key) {

  /**
   * In the sandbox, a region without a pin has the published keys.
   *
   * @throws KeysRefused when pins or statements are missing or bad
   */
  static Signatures of(SigningSettings settings, ServiceIdentity identity, StatementLines lines) {
    String region = identity.region();
    if (identity.sandbox()) {
      SandboxIdentities sandbox = new SandboxIdentities(settings.pins());
      if (!sandbox.published(region).isEmpty()) {
        return of(
            sandbox,
            List.copyOf(sandbox.published(region)),
            () -> SandboxIdentities.signing(region, settings.sandboxAlgorithm()));
      }
      return of(sandbox, settings.toStatements(lines, region), settings::toKey);
    }
    Pins pins = settings.toPins(region);
    return of(pins, settings.toStatements(lines, region), settings::toKey);
  }

  private static Signatures of(Pins pins, List<KeyFact> statements, Supplier<SigningKey> key) {
    TrustedKeys trusted = new TrustedKeys(pins);
    for (KeyFact said : statements) {
      if (trusted.learn(said.region(), said) instanceof TrustedKeys.Lesson.Refused refused) {
        throw KeysRefused.because(
            "yichi.signing.statements has one of key "
                + said.keyId()
                + " that is not to be believed: "
                + refused.reason()
                + ".",
            "Give the file that the identity key of yichi.signing.pins." + said.region() + " made");
      }
    }
    return new Signatures(trusted, statements, key);
  }
}
