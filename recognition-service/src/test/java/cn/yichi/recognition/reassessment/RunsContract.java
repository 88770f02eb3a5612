package cn.yichi.recognition.reassessment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.IssuerId;
import cn.yichi.recognition.decision.Samples;
import cn.yichi.recognition.decision.Span;
import cn.yichi.recognition.decision.Touched;
import cn.yichi.recognition.reassessment.Run.Aim;
import cn.yichi.recognition.reassessment.Run.Kind;
import cn.yichi.recognition.reassessment.Run.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of runs keeps to. */
public interface RunsContract {
  Instant NOW = Samples.NOW;
  IssuerId ISSUER = new IssuerId(Samples.SICHUAN, Samples.code(1));

  Runs runs();

  private static Run run(String id, Touched touched, Instant begun) {
    List<Bucket> buckets = new ArrayList<>();
    Span.pieces(3).forEach(span -> buckets.add(Bucket.of(buckets.size(), span)));
    return new Run(
        id,
        new Aim(Kind.ISSUER, "510000/S1", "7"),
        touched,
        Cause.ISSUER,
        12_345_678_901L,
        State.OPEN,
        begun,
        begun,
        begun,
        Optional.empty(),
        buckets);
  }

  private static Bucket after(Bucket bucket, String last, boolean done) {
    return new Bucket(
        bucket.number(), bucket.span(), last, bucket.step() + 1, bucket.examined() + 5, 2, done);
  }

  @Test
  default void keeps_a_run_once_and_gives_it_back_whole() {
    List<Touched> all =
        List.of(
            new Touched.ByRules(Set.of("510000/SKILL_LEVEL/aa", "330000/SKILL_LEVEL/bb")),
            new Touched.ByDay(LocalDate.parse("2026-11-27")),
            new Touched.ByIssuer(ISSUER, OptionalInt.of(7)),
            new Touched.ByIssuer(ISSUER, OptionalInt.empty()));
    for (int i = 0; i < all.size(); i++) {
      Run run = run("run-" + i, all.get(i), NOW);
      assertThat(runs().begin(run)).isTrue();
      assertThat(runs().begin(run("run-" + i, all.get(0), NOW.plusSeconds(1)))).isFalse();
      assertThat(runs().find("run-" + i)).contains(run);
    }
    assertThat(runs().find("run-9")).isEmpty();
    assertThat(runs().open()).hasSize(4);
  }

  @Test
  default void a_step_is_noted_once_and_only_while_the_run_goes_on() {
    Run run = run("run", new Touched.ByIssuer(ISSUER, OptionalInt.empty()), NOW);
    runs().begin(run);
    Bucket next = after(run.buckets().get(1), "mfrgg", false);
    Instant later = NOW.plusSeconds(5);
    Run now = runs().advance("run", next, later).orElseThrow();
    assertThat(now.buckets()).containsExactly(run.buckets().get(0), next, run.buckets().get(2));
    assertThat(now.moved()).isEqualTo(later);
    assertThat(now.examined()).isEqualTo(5);
    assertThat(runs().find("run")).contains(now);
    assertThat(runs().advance("run", next, later)).as("noted before").isEmpty();
    assertThat(runs().advance("none", next, later)).isEmpty();
    assertThat(runs().close("run", State.SUPERSEDED, later)).isTrue();
    assertThat(runs().close("run", State.ENDED, later)).isFalse();
    assertThat(runs().advance("run", after(next, "mfrgh", true), later)).as("over").isEmpty();
    assertThat(runs().open()).isEmpty();
    Run over = runs().find("run").orElseThrow();
    assertThat(over.state()).isEqualTo(State.SUPERSEDED);
    assertThat(over.ended()).contains(later);
  }

  @Test
  default void one_of_two_puts_its_work_on_the_line_again() {
    runs().begin(run("run", new Touched.ByDay(LocalDate.parse("2026-11-27")), NOW));
    Instant later = NOW.plusSeconds(30);
    assertThat(runs().resend("run", NOW, later)).isTrue();
    assertThat(runs().resend("run", NOW, later)).isFalse();
    assertThat(runs().find("run").orElseThrow().sent()).isEqualTo(later);
  }

  @Test
  default void the_rules_that_were_said_last_are_aimed_at() {
    assertThat(runs().aimedAt()).isEmpty();
    runs().aimAt("aa");
    runs().aimAt("bb");
    assertThat(runs().aimedAt()).contains("bb");
    assertThat(runs().page(Optional.empty(), 2)).isEmpty();
  }

  @Test
  default void the_newest_are_listed_first_page_by_page() {
    for (int i = 0; i < 5; i++) {
      Touched day = new Touched.ByDay(LocalDate.parse("2026-11-27"));
      runs().begin(run("run-" + i, day, NOW.plusSeconds(i / 2)));
    }
    List<String> seen = new ArrayList<>();
    List<Run> page = runs().page(Optional.empty(), 2);
    while (!page.isEmpty()) {
      page.forEach(each -> seen.add(each.id()));
      page = runs().page(Optional.of(page.getLast().id()), 2);
    }
    assertThat(seen).containsExactly("run-4", "run-3", "run-2", "run-1", "run-0");
    assertThat(runs().page(Optional.of("none"), 2)).isEmpty();
  }
}
