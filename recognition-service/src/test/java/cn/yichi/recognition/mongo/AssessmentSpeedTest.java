package cn.yichi.recognition.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.AssessCertificates;
import cn.yichi.recognition.decision.CertificateRulings;
import cn.yichi.recognition.decision.Consequences;
import cn.yichi.recognition.decision.Doubts;
import cn.yichi.recognition.decision.IssuerTimeline.Status;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.SameHolders;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.enquiry.BenefitsFollow;
import cn.yichi.recognition.file.Documents;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/** Figures of one run, on request: {@code -Dyichi.speed=true -Dtest=AssessmentSpeedTest}. */
@EnabledIfSystemProperty(named = "yichi.speed", matches = "true")
class AssessmentSpeedTest {
  private static final int CERTIFICATES = 10_000;
  private static final int BATCH = 500;

  private final MongoStores stores = new MongoStores();
  private final Judgements judgements = stores.judgements();
  private final IssuerTimelines issuers = stores.issuers();
  private final JudgeCase judge = Samples.judge();
  private final Consequences consequences =
      new BenefitsFollow(Documents.benefits(), Samples.CHONGQING, stores.benefits());
  private final LookBeside look =
      new LookBeside(
          issuers, stores.honours(), stores.reviews(), SameHolders.NONE, CertificateRulings.NONE);
  private final ReassessCertificates reassess =
      new ReassessCertificates(judgements, issuers, look, judge, consequences);
  private final AssessCertificates assess =
      new AssessCertificates(judgements, look, judge, reassess, consequences, Doubts.NONE);

  @Test
  void certificates_a_second() {
    issuers.keep(Samples.SICHUAN, Samples.issuer(1, 1, Status.GOOD), Optional.empty());
    time("first, cold", () -> receive(1, 1));
    time("first, warm", () -> receive(100_000, 1));
    time("corrected", () -> receive(100_000, 2));
    time("delivered again", () -> receive(100_000, 2));
    issuers.keep(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED), Optional.empty());
    time(
        "issuer suspended (both)",
        () -> reassess.issuerMoved(Samples.SICHUAN, Samples.issuer(1, 2, Status.SUSPENDED)));
    assertThat(stores.books().counts()).hasSize(1);
  }

  private void receive(int from, int version) {
    for (int serial = from; serial < from + CERTIFICATES; serial += BATCH) {
      List<Replica> batch = new ArrayList<>(BATCH);
      for (int i = 0; i < BATCH; i++) {
        batch.add(Samples.replica(serial + i, version));
      }
      assess.receive(batch);
    }
  }

  private static void time(String what, Runnable work) {
    long begun = System.nanoTime();
    long processor = processorTime();
    work.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    double used = (processorTime() - processor) / 1e9;
    LoggerFactory.getLogger(AssessmentSpeedTest.class)
        .warn(
            "{}: {}/s, {} per second of processor",
            what,
            Math.round(CERTIFICATES / seconds),
            Math.round(CERTIFICATES / used));
  }

  /** Of this process, store included; tells more than the clock where others are at work. */
  private static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
