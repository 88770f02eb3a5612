package cn.yichi.recognition;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.signing.RegionSigner;
import cn.yichi.platform.signing.RegionVerifier;
import cn.yichi.recognition.agreement.AgreementKind;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.register.HearStatements;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import cn.yichi.recognition.register.Signatory;
import cn.yichi.recognition.register.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A region of the sandbox without a service of its own: what it would say on the shipped agreements
 * is said here with the sandbox's published key, and heard as if it had come by its topic.
 */
record AbsentRegion(Region region, Signatory signatory, HearStatements hear, Clock clock) {

  static AbsentRegion of(String region, HearStatements hear, Clock clock) {
    return new AbsentRegion(
        new Region(region),
        new RegionalSignatory(RegionSigner.sandbox(region, clock), RegionVerifier.sandbox(clock)),
        hear,
        clock);
  }

  void sign(Shipped shipped) {
    if (shipped.agreement().kind() == AgreementKind.STATUTE || !shipped.agreement().binds(region)) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Statement said =
        signatory.sign(
            new Statement(
                shipped.ref(),
                region,
                1,
                shipped.text(),
                now,
                false,
                List.of(),
                true,
                new Statement.Signature("", now, ""),
                now));
    if (hear.hear(said) instanceof HearStatements.Outcome.Busy) {
      throw new Contended();
    }
  }
}
