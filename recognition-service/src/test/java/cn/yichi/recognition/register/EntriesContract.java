package cn.yichi.recognition.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Measure;
import cn.yichi.recognition.register.Entries.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of versions does; the own region is Chongqing. */
public interface EntriesContract {
  VersionRef REF = new VersionRef("sc-cq-skill-2020", 1);
  Instant AT = Instant.parse("2026-11-27T02:00:00Z");
  Statement.Text TEXT = new Statement.Text("{}", "0".repeat(64));
  Entry.Draft DRAFT = new Entry.Draft(TEXT, AT, true);

  Entries entries();

  private static Statement said(String region, long revision) {
    Region by = new Region(region);
    Measure measure =
        new Measure(
            "a",
            by,
            Measure.Kind.SAFEGUARD,
            new Measure.Reach(
                Optional.of("skill-level"),
                Optional.of(Occupation.ofKey("E2022:6-18-02-04")),
                List.of(SkillLevel.TECHNICIAN),
                Optional.of(new IssuerCode("S000051000123"))),
            LocalDate.parse("2026-12-01"),
            Optional.of(LocalDate.parse("2026-12-31")),
            "待核查");
    return new Statement(
        REF,
        by,
        revision,
        TEXT,
        AT,
        revision == 3,
        List.of(measure),
        true,
        new Statement.Signature("0".repeat(32), AT, "AAAA"),
        AT);
  }

  private Entry entry() {
    return entries().find(REF).orElseThrow();
  }

  @Test
  default void a_draft_is_kept_replaced_and_taken_away_by_whoever_read_the_last_one() {
    assertThat(entries().draft(REF, 0, Optional.of(DRAFT))).isEqualTo(Write.DONE);
    assertThat(entries().draft(REF, 0, Optional.of(DRAFT))).isEqualTo(Write.STALE);
    Entry.Draft other = new Entry.Draft(new Statement.Text("[]", "1".repeat(64)), AT, false);
    assertThat(entries().draft(REF, 1, Optional.of(other))).isEqualTo(Write.DONE);
    assertThat(entries().draft(REF, 1, Optional.of(DRAFT))).isEqualTo(Write.STALE);
    assertThat(entry())
        .isEqualTo(new Entry(REF, 2, Optional.of(other), Map.of(), Optional.empty()));
    assertThat(entries().draft(REF, 2, Optional.empty())).isEqualTo(Write.DONE);
    assertThat(entries().find(REF)).isEmpty();
    assertThat(entries().draft(REF, 2, Optional.empty())).isEqualTo(Write.STALE);
  }

  @Test
  default void what_regions_say_is_given_back_whole() {
    assertThat(entries().keep(said("510000", 1), 0)).isEqualTo(Write.DONE);
    assertThat(entries().keep(said("510000", 2), 0)).isEqualTo(Write.STALE);
    assertThat(entries().keep(said("510000", 3), 1)).isEqualTo(Write.DONE);
    assertThat(entries().say(said("500000", 1), 1, Optional.of("p"))).isEqualTo(Write.STALE);
    assertThat(entries().say(said("500000", 1), 2, Optional.of("p"))).isEqualTo(Write.DONE);
    assertThat(entries().all())
        .containsExactly(
            new Entry(
                REF,
                3,
                Optional.empty(),
                Map.of(
                    new Region("510000"), said("510000", 3),
                    new Region("500000"), said("500000", 1)),
                Optional.of("p")));
    assertThat(entries().draft(REF, 3, Optional.empty())).isEqualTo(Write.STALE);
  }

  @Test
  default void its_mark_changes_with_each_write_and_only_then() {
    long empty = entries().mark();
    entries().draft(REF, 0, Optional.of(DRAFT));
    long drafted = entries().mark();
    assertThat(drafted).isNotEqualTo(empty).isEqualTo(entries().mark());
    entries().keep(said("510000", 1), 1);
    assertThat(entries().mark()).isNotEqualTo(drafted);
  }

  @Test
  default void nothing_more_is_said_while_too_much_waits() {
    entries().draft(REF, 0, Optional.of(DRAFT));
    Write last = Write.DONE;
    long sequence = 1;
    while (last == Write.DONE && sequence < 40) {
      last = entries().say(said("500000", sequence), sequence, Optional.empty());
      sequence += last == Write.DONE ? 1 : 0;
    }
    assertThat(last).isEqualTo(Write.BUSY);
    assertThat(entry().revisionOf(new Region("500000"))).isEqualTo(16);
  }
}
