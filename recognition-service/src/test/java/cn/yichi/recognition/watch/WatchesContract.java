package cn.yichi.recognition.watch;

import static cn.yichi.recognition.watch.WatchSamples.CONDITIONAL;
import static cn.yichi.recognition.watch.WatchSamples.FIRM;
import static cn.yichi.recognition.watch.WatchSamples.NOW;
import static cn.yichi.recognition.watch.WatchSamples.OTHER_FIRM;
import static cn.yichi.recognition.watch.WatchSamples.decided;
import static cn.yichi.recognition.watch.WatchSamples.watch;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.recognition.decision.Samples;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of watches keeps to. */
public interface WatchesContract {
  Watches watches();

  @Test
  default void keeps_a_watch_and_gives_it_back_whole() {
    Watch watch = watch(1, FIRM);
    assertThat(watches().add(watch)).isTrue();
    assertThat(watches().add(watch)).isFalse();
    assertThat(watches().find(watch.id())).contains(watch);
    Watch telling = watch.tells(decided(1, 2, CONDITIONAL), NOW);
    assertThat(watches().save(telling)).isTrue();
    assertThat(watches().find(watch.id())).contains(telling);
    Watch ended = telling.hasTold().endedBy(Watch.End.HOLDER, NOW);
    assertThat(watches().save(telling.hasTold())).isTrue();
    assertThat(watches().save(ended)).isTrue();
    assertThat(watches().find(watch.id())).contains(ended);
  }

  @Test
  default void a_write_counts_only_on_the_revision_it_read() {
    Watch watch = watch(1, FIRM);
    watches().add(watch);
    assertThat(watches().save(watch.endedBy(Watch.End.HOLDER, NOW))).isTrue();
    assertThat(watches().save(watch.tells(decided(1, 2, CONDITIONAL), NOW))).isFalse();
    assertThat(watches().save(watch(2, FIRM).endedBy(Watch.End.HOLDER, NOW))).isFalse();
    assertThat(watches().find(watch.id()).orElseThrow().telling()).isEmpty();
  }

  @Test
  default void finds_them_by_certificate_code_id_and_organisation() {
    Watch one = watch(1, FIRM);
    Watch two = watch(2, FIRM);
    Watch others = watch(1, OTHER_FIRM);
    List.of(one, two, others).forEach(watches()::add);
    assertThat(watches().ofCertificates(List.of(Samples.id(1), Samples.id(3))))
        .containsExactlyInAnyOrder(one, others);
    assertThat(watches().ofCodes(List.of(two.code(), WatchSamples.code(9)))).containsExactly(two);
    assertThat(watches().find(List.of(one.id(), watch(3, FIRM).id()))).containsExactly(one);
    assertThat(watches().page(FIRM, Optional.empty(), 1)).containsExactly(one);
    assertThat(watches().page(FIRM, Optional.of(one.id()), 2)).containsExactly(two);
    LocalDate last = one.until();
    assertThat(watches().open(FIRM, last)).isEqualTo(2);
    assertThat(watches().open(FIRM, last.plusDays(1))).as("the consents are over").isZero();
    watches().save(two.endedBy(Watch.End.ORGANISATION, NOW));
    assertThat(watches().open(FIRM, last)).isEqualTo(1);
  }

  @Test
  default void forgets_the_watches_of_an_erased_certificate() {
    watches().add(watch(1, FIRM));
    watches().add(watch(2, FIRM));
    watches().erase(Samples.id(1));
    assertThat(watches().page(FIRM, Optional.empty(), 9)).containsExactly(watch(2, FIRM));
  }
}
