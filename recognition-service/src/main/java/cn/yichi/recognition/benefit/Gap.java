package cn.yichi.recognition.benefit;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.SkillLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a claimant lacks, in a form that {@link GapText} can say in words to act on. */
public sealed interface Gap {
  /** No certificate of a kind that qualifies. */
  record NoCertificate(List<CertificateKind> kinds, SkillLevel needed) implements Gap {}

  /** The certificate does not count on the asked day: not valid, or not yet recognised here. */
  record NotValid() implements Gap {}

  /**
   * The level held is too low.
   *
   * @param held level held; empty for an ungraded certificate
   * @param needed lowest level that qualifies
   * @param ladder every level still to be reached, in order, ending with {@code needed}
   */
  record LevelTooLow(Optional<SkillLevel> held, SkillLevel needed, List<SkillLevel> ladder)
      implements Gap {}

  /** The level held is above the one named, and higher ones do not qualify. */
  record LevelAbove(SkillLevel held, SkillLevel named) implements Gap {}

  /** A condition of the policy is not fulfilled. */
  record Unfulfilled(BenefitCondition condition) implements Gap {}

  /** The policy does not hold yet. */
  record NotYet(LocalDate from) implements Gap {}

  /** The policy has ended. */
  record Ended(LocalDate until) implements Gap {}

  /** The time to claim has passed. */
  record ClaimedTooLate(LocalDate lastDay) implements Gap {}
}
