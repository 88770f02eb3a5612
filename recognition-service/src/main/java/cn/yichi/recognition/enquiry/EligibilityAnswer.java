package cn.yichi.recognition.enquiry;

import cn.yichi.recognition.benefit.BenefitAnswer;
import cn.yichi.recognition.benefit.BenefitPolicy;
import cn.yichi.recognition.benefit.Gap;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Outcome;
import cn.yichi.recognition.decision.Replica;
import java.time.LocalDate;
import java.util.List;

/** Whether a certificate gives its holder a benefit of this region. */
public sealed interface EligibilityAnswer {
  /** No such policy here. */
  record UnknownPolicy() implements EligibilityAnswer {}

  /** No such certificate was received, or the holder does not match; nobody is told which. */
  record NotReceived(LocalDate asOf) implements EligibilityAnswer {}

  /** Several certificates fit; a person must say which is meant. */
  record Ambiguous(List<Replica> candidates, LocalDate asOf) implements EligibilityAnswer {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The certificate is not recognised here as it stands, so its level does not count.
   *
   * @param gaps what the policy would lack even if it were
   */
  record NotRecognised(BenefitPolicy policy, Replica certificate, Decision decision, List<Gap> gaps)
      implements EligibilityAnswer {
    public NotRecognised {
      gaps = List.copyOf(gaps);
    }

    /** Whether only the recognition is open: the benefit is then neither granted nor refused. */
    public boolean open() {
      return gaps.isEmpty()
          && (decision.outcome() instanceof Outcome.Referred
              || decision.outcome() instanceof Outcome.Conditional);
    }
  }

  /** The policy's answer on the certificate as this region recognises it. */
  record Answered(
      BenefitPolicy policy, Replica certificate, Decision decision, BenefitAnswer answer)
      implements EligibilityAnswer {}
}
