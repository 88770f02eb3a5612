package cn.yichi.bench.faults;

import static cn.yichi.bench.faults.World.CHONGQING;
import static cn.yichi.bench.faults.World.SICHUAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.bench.faults.Snapshot.Decided;
import cn.yichi.sandbox.sample.SampleRegion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One master technician of Sichuan, recognised in Chongqing, and each way to tell it wrongly. */
class TopicsCheckTest {
  private static final String MASKED = "138****5678";

  private final Published published = new Published();
  private final Findings findings = new Findings();
  private int version = 1;
  private String outcome = "GRANTED";
  private int revision = 1;
  private boolean saysItIsPublished = true;
  private final Claim claim =
      new Claim("Y1", "D1", "13812345678", "职业技能等级证书", "特级技师", LocalDate.of(2024, 5, 20));

  @BeforeEach
  void file_issuers() {
    for (String region : List.of(SICHUAN, CHONGQING)) {
      SampleRegion.named(region)
          .issuers()
          .forEach(issuer -> told(Stream.ISSUERS, region, issuer.code(), issuer(issuer.code(), 1)));
    }
  }

  @Test
  void a_sound_world_is_clean() {
    sound();
    assertThat(check().words()).isEmpty();
  }

  @Test
  void a_record_told_again_in_the_same_words_is_counted_and_no_finding() {
    sound();
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, MASKED));
    assertThat(check().words()).isEmpty();
    assertThat(published.repeats())
        .containsExactly(Map.entry("yichi.510000.contacts: holder:h", 1L));
  }

  @Test
  void a_contact_that_nobody_told_is_lost() {
    certificate("VALID");
    benefit(1, "OPEN");
    recognition();
    assertThat(check().about("holder:h")).containsExactly("lost");
  }

  @Test
  void a_contact_without_the_number_that_the_file_states_is_lost() {
    certificate("VALID");
    benefit(1, "OPEN");
    recognition();
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, ""));
    assertThat(check().about("holder:h")).containsExactly("lost");
  }

  @Test
  void a_number_that_no_row_states_is_unexplained() {
    certificate("VALID");
    benefit(1, "OPEN");
    recognition();
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, "139****0000"));
    assertThat(check().about("holder:h")).containsExactly("unexplained");
  }

  @Test
  void a_contact_of_somebody_who_holds_nothing_is_unexplained() {
    sound();
    told(Stream.CONTACTS, SICHUAN, "holder:x", "{\"recipient\":\"holder:x\",\"version\":1}");
    assertThat(check().about("holder:x")).containsExactly("unexplained");
  }

  @Test
  void an_issuer_that_nobody_filed_is_unexplained() {
    sound();
    told(Stream.ISSUERS, SICHUAN, "S9", issuer("S9", 1));
    assertThat(check().about("S9")).containsExactly("unexplained");
  }

  @Test
  void a_decision_that_others_must_hear_of_is_lost_where_no_topic_tells_it() {
    certificate("VALID");
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, MASKED));
    benefit(1, "OPEN");
    saysItIsPublished = false;
    assertThat(check().about("recognitions: c")).containsExactly("lost");
  }

  @Test
  void a_decision_of_which_nobody_need_hear_may_be_kept() {
    certificate("VALID");
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, MASKED));
    saysItIsPublished = false;
    outcome = "NO_AGREEMENT";
    assertThat(check().words()).isEmpty();
  }

  @Test
  void revisions_may_begin_late_and_must_be_whole_from_there() {
    certificate("VALID");
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, MASKED));
    benefit(1, "OPEN");
    recognition(3);
    recognition(4);
    revision = 4;
    assertThat(check().words()).isEmpty();
    recognition(6);
    revision = 6;
    assertThat(check().about("recognitions: versions of c")).containsExactly("lost");
  }

  @Test
  void a_benefit_is_lost_that_is_due_and_not_open() {
    certificate("VALID");
    recognition();
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, MASKED));
    assertThat(check().about("c/jiangjin-housing")).containsExactly("lost");
  }

  @Test
  void a_benefit_is_stale_that_stays_open_after_a_suspension() {
    sound();
    outcome = "REFERRED";
    assertThat(check().about("c/jiangjin-housing")).containsExactly("stale");
  }

  @Test
  void a_version_that_says_two_things_is_unexplained() {
    sound();
    benefit(1, "CLOSED");
    assertThat(check().about("c/jiangjin-housing")).containsExactly("unexplained");
  }

  @Test
  void a_version_that_was_left_out_is_lost() {
    sound();
    benefit(3, "OPEN");
    assertThat(check().about("c/jiangjin-housing")).containsExactly("lost");
  }

  @Test
  void a_certificate_that_a_row_brought_and_no_register_has_is_lost() {
    sound();
    version = 0;
    assertThat(check().about("certificates: c")).containsExactly("lost");
  }

  private void sound() {
    certificate("VALID");
    recognition();
    told(Stream.CONTACTS, SICHUAN, "holder:h", contact(1, MASKED));
    benefit(1, "OPEN");
  }

  private Findings check() {
    boolean registered = version > 0;
    Decided decided =
        new Decided(Math.max(1, version), revision, outcome, SICHUAN, saysItIsPublished, "NEW");
    Snapshot now =
        new Snapshot(
            Map.of(SICHUAN, registered ? Map.of("c", version) : Map.of(), CHONGQING, Map.of()),
            Map.of(SICHUAN, Map.of(), CHONGQING, Map.of("c", decided)),
            Map.of());
    Identities identities =
        registered
            ? Identities.of(Map.of("c", claim), Set.of())
            : Identities.of(Map.of(), Set.of(claim.number()));
    new TopicsCheck(published, now, identities).check(findings);
    return findings;
  }

  private void certificate(String status) {
    told(
        Stream.CERTIFICATES,
        SICHUAN,
        "c",
        "{\"certificateId\":\"c\",\"version\":1,\"holderRef\":\"h\",\"status\":\"%s\",\"number\":\"%s\"}"
            .formatted(status, claim.number()));
  }

  private void recognition() {
    recognition(1);
  }

  private void recognition(int revision) {
    told(
        Stream.RECOGNITIONS,
        CHONGQING,
        "c",
        "{\"certificateId\":\"c\",\"revision\":%d,\"outcome\":\"%s\"}"
            .formatted(revision, outcome));
  }

  private void benefit(int revision, String status) {
    told(
        Stream.BENEFITS,
        CHONGQING,
        "holder:h",
        "{\"certificateId\":\"c\",\"policyId\":\"jiangjin-housing\",\"recipient\":\"holder:h\",\"revision\":%d,\"status\":\"%s\"}"
            .formatted(revision, status));
  }

  private static String contact(int version, String masked) {
    return masked.isEmpty()
        ? "{\"recipient\":\"holder:h\",\"version\":%d}".formatted(version)
        : "{\"recipient\":\"holder:h\",\"version\":%d,\"mobile\":{},\"mobileMasked\":\"%s\"}"
            .formatted(version, masked);
  }

  private static String issuer(String code, int version) {
    return "{\"issuerCode\":\"%s\",\"version\":%d}".formatted(code, version);
  }

  private void told(Stream stream, String region, String key, String value) {
    published.take(
        stream,
        new ConsumerRecord<>(
            stream.topic(region), 0, 0, key.getBytes(UTF_8), value.getBytes(UTF_8)),
        findings);
  }
}
