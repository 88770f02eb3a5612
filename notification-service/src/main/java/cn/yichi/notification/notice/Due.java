package cn.yichi.notification.notice;

import java.util.Optional;

/** Whether a decision or a benefit is to be told, and what to remember of it. */
public sealed interface Due {

  /** Another region's certificate: that region tells its holder. Nothing is remembered. */
  record NotOurs() implements Due {}

  /** This very revision had been taken in before. */
  record Repeated() implements Due {}

  /** A higher revision had been taken in before. */
  record Outdated() implements Due {}

  /**
   * Nobody is told.
   *
   * @param after what to remember; empty where remembering would say nothing (a first home grant)
   */
  record Silent(Optional<Baseline> after) implements Due {}

  /** First news about a host region: joins the certificate's notice that is being gathered. */
  record Gather(Baseline after) implements Due {}

  /**
   * A change of what the holder believes: a notice of its own, unless the gathering is still open.
   */
  record Tell(Baseline after) implements Due {}
}
