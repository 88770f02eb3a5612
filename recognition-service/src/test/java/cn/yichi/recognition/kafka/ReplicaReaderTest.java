package cn.yichi.recognition.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.vault.LocalFederationKey;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.Replica;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplicaReaderTest {
  private static final Instant RECORDED = Instant.parse("2026-11-27T04:00:00Z");

  private static Replica read(String joinedAt, String issuedOn, boolean backfill) {
    LocalDate day = LocalDate.parse(issuedOn);
    CertificateState state = state("a".repeat(32), null, day, backfill);
    return reader(Instant.parse(joinedAt), 1)
        .read(EventType.CERTIFICATE_REKEYED, state, ReplicaReader.Home.OPEN, Optional.empty());
  }

  private static ReplicaReader reader(Instant joinedAt, Integer... versions) {
    var set = new TreeSet<>(List.of(versions));
    return new ReplicaReader(
        new FederatedDigests(LocalFederationKey.sandbox(set, set.last())), joinedAt);
  }

  private static CertificateState state(
      String id, @Nullable String number, LocalDate day, boolean backfill) {
    return new CertificateState(
        id,
        2,
        "510000",
        "SKILL_LEVEL",
        number,
        "S00***",
        "digest",
        "UNKNOWN_SCHEME",
        "b".repeat(32),
        "digest",
        List.of("digest"),
        null,
        "SENIOR_WORKER",
        null,
        null,
        "S000051000123",
        "样例机构",
        null,
        day,
        null,
        "2018",
        "技能大赛获奖破格",
        null,
        "VALID",
        null,
        backfill,
        new Instants(day, RECORDED, RECORDED));
  }

  @Test
  void an_id_says_whose_it_is_as_long_as_the_version_is_known_that_made_it() {
    String number = "S000051000123234000001";
    LocalDate day = LocalDate.parse("2026-03-01");
    var first = new FederatedDigests(LocalFederationKey.sandbox());
    String id =
        first
            .certificateId(
                new Region("510000"),
                CertificateKind.SKILL_LEVEL,
                CertificateNumber.parse(CertificateKind.SKILL_LEVEL, number).orThrow())
            .value();
    CertificateState own = state(id, number, day, false);
    CertificateState anothers = state("a".repeat(32), number, day, false);
    assertThat(reader(RECORDED, 1).home(own)).isEqualTo(ReplicaReader.Home.PROVEN);
    assertThat(reader(RECORDED, 1).home(anothers)).isEqualTo(ReplicaReader.Home.ANOTHERS);
    assertThat(reader(RECORDED, 1, 2).home(own)).isEqualTo(ReplicaReader.Home.PROVEN);
    assertThat(reader(RECORDED, 1, 2).home(anothers)).isEqualTo(ReplicaReader.Home.ANOTHERS);
    assertThat(reader(RECORDED, 2).home(own))
        .as("made by version 1")
        .isEqualTo(ReplicaReader.Home.OPEN);
    assertThat(reader(RECORDED, 2).home(state(id, null, day, false)))
        .isEqualTo(ReplicaReader.Home.ANOTHERS);
  }

  @Test
  void reads_the_standard_it_follows_and_why_somebody_was_promoted_early() {
    Replica replica = read("2026-03-01T00:00:00Z", "2026-03-01", false);
    assertThat(replica.view().standardVersion()).contains("2018");
    assertThat(replica.view().exceptionalBasis()).contains("技能大赛获奖破格");
  }

  @Test
  void what_is_said_again_and_never_was_heard_of_is_news_only_where_it_is_no_old_certificate() {
    String joined = "2026-03-01T00:00:00Z";
    assertThat(read(joined, "2026-03-01", false).again()).isTrue();
    assertThat(read(joined, "2026-03-01", false).cause()).isEqualTo(Cause.NEW);
    assertThat(read(joined, "2026-02-28", false).cause()).isEqualTo(Cause.BACKFILL);
    assertThat(read(joined, "2026-03-01", true).cause()).isEqualTo(Cause.BACKFILL);
    assertThat(read("2026-12-01T00:00:00Z", "2026-12-02", false).cause()).isEqualTo(Cause.BACKFILL);
  }
}
