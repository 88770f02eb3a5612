package cn.yichi.recognition.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.Replica;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicaReaderTest {
  private static final Instant RECORDED = Instant.parse("2026-11-27T04:00:00Z");

  private static Replica read(String joinedAt, String issuedOn, boolean backfill) {
    LocalDate day = LocalDate.parse(issuedOn);
    var state =
        new CertificateState(
            "a".repeat(32),
            2,
            "510000",
            "SKILL_LEVEL",
            null,
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
            null,
            null,
            null,
            "VALID",
            null,
            backfill,
            new Instants(day, RECORDED, RECORDED));
    return new ReplicaReader(Instant.parse(joinedAt))
        .read(EventType.CERTIFICATE_REKEYED, state, Optional.empty());
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
