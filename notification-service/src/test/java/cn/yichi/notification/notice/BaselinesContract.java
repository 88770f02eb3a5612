package cn.yichi.notification.notice;

import static cn.yichi.notification.notice.Samples.welder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Baselines} keeps to. */
public interface BaselinesContract {
  /** The implementation, empty. */
  Baselines baselines();

  @Test
  default void recalls_what_was_remembered() {
    Baseline full =
        Baseline.unheard("a/500000").heard(3, welder()).telling("GRANTED").in("a/new/1");
    Baseline quiet = Baseline.unheard("b/500000").heard(1).hushed();
    baselines().remember(List.of(full, quiet));
    assertThat(baselines().recall(List.of("a/500000", "b/500000", "c/500000")))
        .containsOnlyKeys("a/500000", "b/500000")
        .containsEntry("a/500000", full)
        .containsEntry("b/500000", quiet);
  }

  @Test
  default void keeps_the_highest_revision() {
    Baseline second = Baseline.unheard("a/500000").heard(2).telling("GRANTED");
    Baseline third = Baseline.unheard("a/500000").heard(3).telling("REFUSED");
    baselines().remember(List.of(second));
    baselines().remember(List.of(Baseline.unheard("a/500000").heard(1).telling("REFERRED")));
    assertThat(baselines().recall(List.of("a/500000"))).containsEntry("a/500000", second);
    baselines().remember(List.of(third));
    assertThat(baselines().recall(List.of("a/500000"))).containsEntry("a/500000", third);
  }
}
