package cn.yichi.platform.proposal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code yichi.proposals.*}: the two-person rule.
 *
 * @param openFor how long a proposal can be confirmed; counted for those proposed from now on
 * @param sweep how often proposals are looked for whose time is over, or that were confirmed and
 *     not carried out
 */
@ConfigurationProperties("yichi.proposals")
record ProposalSettings(@DefaultValue("7d") Duration openFor, @DefaultValue("5s") Duration sweep) {
  ProposalSettings {
    if (!openFor.isPositive() || !sweep.isPositive()) {
      throw new IllegalArgumentException("yichi.proposals.*: durations are longer than nothing");
    }
  }
}
