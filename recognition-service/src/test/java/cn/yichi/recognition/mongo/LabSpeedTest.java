package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.NoConsequences;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.SameHolders;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.file.Documents;
import cn.yichi.recognition.lab.Effects;
import cn.yichi.recognition.lab.TryDraft;
import cn.yichi.recognition.register.ShippedAgreements.Shipped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/** Figures of one run, on request: {@code -Dyichi.speed=true -Dtest=LabSpeedTest}. */
@EnabledIfSystemProperty(named = "yichi.speed", matches = "true")
class LabSpeedTest {
  private static final int CERTIFICATES = Integer.getInteger("yichi.certificates", 30_000);
  private static final int BATCH = 500;

  private final MongoStores stores = new MongoStores();
  private final Judgements judgements = stores.judgements();
  private final IssuerTimelines issuers = stores.issuers();
  private final LookBeside look =
      new LookBeside(
          issuers, stores.honours(), stores.reviews(), SameHolders.NONE, CertificateRulings.NONE);

  /** Nothing holds yet. */
  private final JudgeCase judge =
      new JudgeCase(
          () -> new AgreementBook(List.of()),
          Samples.CHONGQING,
          Clock.fixed(Samples.NOW, ZoneOffset.UTC));

  @Test
  void certificates_a_second() {
    issuers.keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    ReassessCertificates reassess =
        new ReassessCertificates(judgements, issuers, look, judge, new NoConsequences());
    AssessCertificates assess =
        new AssessCertificates(
            judgements, look, judge, reassess, new NoConsequences(), Doubts.NONE);
    for (int serial = 1; serial <= CERTIFICATES; serial += BATCH) {
      List<Replica> batch = new ArrayList<>(BATCH);
      for (int i = 0; i < BATCH; i++) {
        batch.add(Samples.replica(serial + i, 1));
      }
      assess.receive(batch);
    }
    Shipped memo =
        Documents.shipped().documents().stream()
            .filter(each -> each.agreement().id().equals("sc-cq-skill-2020"))
            .findFirst()
            .orElseThrow();
    for (int round = 0; round < 3; round++) {
      long begun = System.nanoTime();
      Effects effects =
          new TryDraft(judgements, look, judge, Documents.benefits())
              .run(memo.agreement(), examined -> true);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(effects.examined()).isEqualTo(CERTIFICATES);
      LoggerFactory.getLogger(LabSpeedTest.class)
          .warn(
              "{} certificates tried in {}: {} a second",
              CERTIFICATES,
              took,
              CERTIFICATES * 1000L / took.toMillis());
    }
  }
}
