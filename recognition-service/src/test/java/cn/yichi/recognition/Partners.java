package cn.yichi.recognition;

import cn.yichi.contracts.event.AgreementStatement;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.Stream;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import cn.yichi.recognition.register.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Signs agreements as the services of other regions' sandboxes would, on the shared broker. */
final class Partners {
  /** Before whatever instant a test takes for now. */
  static final Instant SIGNED = Instant.parse("2020-07-03T00:00:00Z");

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Partners() {}

  /** All shipped agreements to which these regions are parties, once in the life of the broker. */
  static void sign(String... regions) {
    for (String region : regions) {
      Registries.topic(Stream.AGREEMENTS.topic(region));
    }
    try (Registries wire = new Registries()) {
      for (String region : regions) {
        if (SAID.add(region)) {
          for (Shipped each : Documents.shipped().documents()) {
            if (each.agreement().kind() == AgreementKind.AGREEMENT
                && each.agreement().binds(new Region(region))) {
              say(wire, signed(region, each, 1, false, List.of()));
            }
          }
        }
      }
    }
  }

  /** A sandbox's statement on a shipped version. */
  static Statement signed(
      String region, Shipped shipped, long revision, boolean withdrawn, List<Measure> measures) {
    Clock then = Clock.fixed(SIGNED, ZoneOffset.UTC);
    return signed(
        region, RegionSigner.sandbox(region, then), shipped, revision, withdrawn, measures);
  }

  static Statement signed(
      String region,
      RegionSigner signer,
      Shipped shipped,
      long revision,
      boolean withdrawn,
      List<Measure> measures) {
    return new RegionalSignatory(signer, RegionVerifier.sandbox(Clock.systemUTC()))
        .sign(
            new Statement(
                shipped.ref(),
                new Region(region),
                revision,
                shipped.text(),
                SIGNED,
                withdrawn,
                measures,
                true,
                new Statement.Signature("", SIGNED, ""),
                SIGNED));
  }

  static void say(Registries wire, Statement said) {
    wire.send(Stream.AGREEMENTS, said.region().code(), EventType.AGREEMENT_STATED, state(said));
  }

  static AgreementStatement state(Statement said) {
    Instant at = said.signature().at();
    return new AgreementStatement(
        said.ref().agreement(),
        said.ref().version(),
        said.region().code(),
        said.revision(),
        said.text().document(),
        said.text().digest(),
        said.signedFirst(),
        said.withdrawn(),
        said.measures().stream().map(Partners::measure).toList(),
        said.synthetic(),
        said.signature().keyId(),
        at,
        said.signature().value(),
        new Instants(LocalDate.ofInstant(at, ZoneOffset.UTC), at, at));
  }

  private static AgreementStatement.Measure measure(Measure measure) {
    return new AgreementStatement.Measure(
        measure.id(),
        measure.kind().name(),
        measure.reach().clause().orElse(null),
        measure.reach().occupation().map(Occupation::key).orElse(null),
        measure.reach().levels().stream().map(Enum::name).toList(),
        measure.reach().issuer().map(it -> it.value()).orElse(null),
        measure.from(),
        measure.until().orElse(null),
        measure.reason());
  }
}
