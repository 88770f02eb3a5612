package cn.yichi.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.security.Role;
import cn.yichi.platform.testing.TestProvider;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.recognition.RunningRecognition.Answer;
import cn.yichi.recognition.agreement.ClauseRef;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.IssuerTimelines;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.Question;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.decision.Standing;
import cn.yichi.recognition.reassessment.BeginReassessments;
import cn.yichi.recognition.reassessment.Runs;
import cn.yichi.recognition.reassessment.StallingRuns;
import cn.yichi.recognition.ruling.MakeRulings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.config.BeanPostProcessor;
import tools.jackson.databind.JsonNode;

/** Runs over stored decisions, shared by instances over the region's own topic. */
@Tag("database")
@Timeout(300)
class ReassessmentsTest {
  private static final String SICHUAN = "510000";
  private static final String CHONGQING = "500000";
  private static final int CERTIFICATES = 60;

  private final String database = TestStack.freshDatabase().getName();

  private RunningRecognition start(Map<String, Object> beans) {
    return RunningRecognition.start(
        beans,
        CHONGQING,
        database,
        "--yichi.reassessment.few=20",
        "--yichi.reassessment.bucket=6",
        "--yichi.reassessment.step=2",
        "--yichi.reassessment.sweep=300ms",
        "--yichi.reassessment.patience=2s");
  }

  private static CertificateState certificate(int serial, String issuer) {
    return Registries.certificate(
        SICHUAN,
        Registries.number(SICHUAN, serial),
        1,
        "SKILL_LEVEL",
        issuer,
        "2023-06-01",
        "INTERMEDIATE_WORKER",
        new Registries.Title(null, null),
        "E2022:6-18-01-01",
        null,
        null,
        null,
        "VALID",
        "2023-06-01");
  }

  private static IssuerState issuer(String code, int version, String standing) {
    IssuerState good = Registries.issuerState(SICHUAN, code, version, "SKILL_LEVEL");
    return new IssuerState(
        code,
        version,
        SICHUAN,
        good.nameZh(),
        good.issuerClass(),
        null,
        good.filings(),
        List.of(new IssuerState.Standing(standing, LocalDate.parse("2000-01-01"), null)),
        new Instants(LocalDate.parse("2000-01-01"), Instant.EPOCH, Instant.EPOCH));
  }

  /** Certificates of an issuer of their own, decided while it was in good standing. */
  private static List<CertificateId> decided(
      Registries wire, RunningRecognition by, int first, String issuer) {
    wire.publish(issuer(issuer, 1, "GOOD"));
    List<CertificateId> ids = new ArrayList<>();
    for (int i = 0; i < CERTIFICATES; i++) {
      CertificateState each = certificate(first + i, issuer);
      wire.publish(each);
      ids.add(new CertificateId(each.certificateId()));
    }
    RunningRecognition.await("all are decided", () -> all(by, ids, "GRANTED"));
    return ids;
  }

  private static boolean all(RunningRecognition by, List<CertificateId> ids, String outcome) {
    Map<CertificateId, Standing> found = by.bean(Judgements.class).standings(ids);
    return found.size() == ids.size()
        && found.values().stream().allMatch(each -> each.outcome().equals(outcome));
  }

  private static Map<CertificateId, Long> revisions(
      RunningRecognition by, List<CertificateId> ids, long more) {
    Map<CertificateId, Long> revisions = new HashMap<>();
    by.bean(Judgements.class)
        .standings(ids)
        .forEach((id, each) -> revisions.put(id, each.revision() + more));
    return revisions;
  }

  private static double steps(RunningRecognition by, String outcome) {
    return by.bean(MeterRegistry.class)
        .counter("yichi.consumed", "binding", "reassess", "outcome", outcome)
        .count();
  }

  private static JsonNode run(RunningRecognition by, String id) {
    return by.get("/api/reassessments/" + id).json();
  }

  @Test
  void instances_share_a_run_and_one_that_dies_in_the_middle_is_followed_by_the_other() {
    Registries.topics(SICHUAN, CHONGQING);
    String code = "S000051000861";
    try (Registries wire = new Registries();
        StallingRuns stalling = new StallingRuns(3);
        RunningRecognition survivor = start(Map.of());
        RunningRecognition victim = start(Map.of("stalling", inPlace(stalling)))) {
      List<CertificateId> ids = decided(wire, survivor, 861_000, code);
      RunningRecognition.await("both have a share of the work", this::bothHaveAShare);
      Map<CertificateId, Long> next = revisions(survivor, ids, 1);
      stalling.stallSoon();
      wire.publish(issuer(code, 2, "SUSPENDED"));
      String id = "issuer-510000-" + code + "-2-1";
      RunningRecognition.await("the victim stands", stalling::stands);
      RunningRecognition.await("the other works too", () -> steps(survivor, "applied") > 3);
      assertThat(run(survivor, id).path("state").asString()).isEqualTo("OPEN");
      stalling.close();
      victim.close();
      RunningRecognition.await(
          "the other ends it", () -> run(survivor, id).path("state").asString().equals("ENDED"));
      JsonNode ended = run(survivor, id);
      assertThat(ended.path("expected").asInt()).isEqualTo(CERTIFICATES);
      assertThat(ended.path("buckets").asInt()).isEqualTo(CERTIFICATES / 6);
      assertThat(ended.path("bucketsDone").asInt()).isEqualTo(CERTIFICATES / 6);
      assertThat(all(survivor, ids, "REFERRED")).isTrue();
      assertThat(revisions(survivor, ids, 0)).as("nothing is decided twice").isEqualTo(next);
    }
  }

  private static BeanPostProcessor inPlace(StallingRuns stalling) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Runs its ? stalling.over(its) : bean;
      }
    };
  }

  private boolean bothHaveAShare() {
    String group = "yichi." + CHONGQING + "." + database + ".reassess";
    try (Admin admin = TestStack.broker().admin()) {
      var members = admin.describeConsumerGroups(List.of(group)).all().get().get(group).members();
      return members.size() == 2
          && members.stream().noneMatch(each -> each.assignment().topicPartitions().isEmpty());
    } catch (InterruptedException | ExecutionException notYet) {
      return false;
    }
  }

  @Test
  void a_ruling_begins_one_run_of_which_officers_see_how_far_it_is() {
    Registries.topics(SICHUAN, CHONGQING);
    String code = "S000051000862";
    try (Registries wire = new Registries();
        RunningRecognition one = start(Map.of())) {
      List<CertificateId> ids = decided(wire, one, 862_000, code);
      Map<CertificateId, Long> before = revisions(one, ids, 0);
      String today = LocalDate.now(Clock.system(JudgeCase.LEGAL_ZONE)).toString();
      one.bean(MakeRulings.class)
          .rule(
              new Ruling(
                  "ruling-862",
                  Optional.empty(),
                  new ClauseRef("sc-cq-skill-2020", 1, "skill-level"),
                  new Ruling.Subject.Open(Question.PRIOR_CERTIFICATES),
                  true,
                  LocalDate.parse(today),
                  Optional.empty(),
                  "c",
                  "r"));
      RunningRecognition.await("a run of it", () -> of(one, "RULING").isPresent());
      RunningRecognition.await(
          "it ends",
          () -> of(one, "RULING").orElseThrow().path("state").asString().equals("ENDED"));
      JsonNode run = of(one, "RULING").orElseThrow();
      assertThat(run.path("kind").asString()).isEqualTo("RULES");
      assertThat(run.path("reaches").toString()).contains("510000/SKILL_LEVEL");
      assertThat(run.path("reaches").toString()).doesNotContain("TITLE", "330000");
      assertThat(run.path("examined").asLong()).isGreaterThanOrEqualTo(CERTIFICATES);
      assertThat(run.path("ended").asString()).isNotEmpty();
      assertThat(revisions(one, ids, 0))
          .as("their answer is the same, so nothing is written or told anew")
          .isEqualTo(before);
      assertThat(one.bean(ReassessCertificates.class).rulesGone()).isEmpty();
      answersAsOthersDo(one);
    }
  }

  private static Optional<JsonNode> of(RunningRecognition by, String cause) {
    for (JsonNode each : by.get("/api/reassessments").json().path("items")) {
      if (each.path("cause").asString().equals(cause)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static void answersAsOthersDo(RunningRecognition one) {
    Answer first = one.get("/api/reassessments?limit=1");
    assertThat(first.json().path("items")).hasSize(1);
    Answer second = one.get("/api/reassessments?limit=1&after=" + first.text("next"));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.raw().body()).doesNotContain(first.text("next") + "\",\"kind");
    assertThat(one.get("/api/reassessments?limit=0").status()).isEqualTo(400);
    assertThat(one.get("/api/reassessments?after=$").status()).isEqualTo(400);
    assertThat(one.get("/api/reassessments/none").fault())
        .containsExactly("reassessment-unknown", "id", "none");
    String employer = TestProvider.shared().token(CHONGQING, Role.EMPLOYER).bearer();
    assertThat(one.get("/api/reassessments", "Authorization", employer).status()).isEqualTo(403);
    assertThat(one.bean(ReassessmentsAtWork.class).standingStill()).isEmpty();
  }

  @Test
  void a_run_whose_records_are_lost_is_swept() {
    Registries.topics(SICHUAN, CHONGQING);
    String code = "S000051000863";
    try (Registries wire = new Registries();
        RunningRecognition one = start(Map.of())) {
      List<CertificateId> ids = decided(wire, one, 863_000, code);
      Map<CertificateId, Long> next = revisions(one, ids, 1);
      Region home = new Region(SICHUAN);
      IssuerTimeline suspended =
          new IssuerTimeline(
              new IssuerCode(code),
              2,
              List.of(),
              List.of(
                  new IssuerTimeline.Standing(
                      IssuerTimeline.Status.SUSPENDED, LocalDate.parse("2000-01-01"))));
      one.bean(IssuerTimelines.class).keep(home, suspended, Optional.empty());
      new BeginReassessments(
              one.bean(Runs.class),
              lost -> {},
              one.bean(ReassessCertificates.class),
              one.bean(JudgeCase.class),
              new BeginReassessments.Sizes(20, 6))
          .issuerMoved(home, suspended);
      String id = "issuer-510000-" + code + "-2-1";
      RunningRecognition.await(
          "it is swept", () -> run(one, id).path("state").asString().equals("ENDED"));
      assertThat(run(one, id).path("changed").asLong()).isEqualTo(CERTIFICATES);
      assertThat(revisions(one, ids, 0)).isEqualTo(next);
    }
  }
}
