package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Replica;
import java.util.List;

/** Where a certificate counts, as far as its home region knows. */
public sealed interface StandingAnswer {
  /** No such certificate was received, or the holder does not match; nobody is told which. */
  record NotReceived() implements StandingAnswer {}

  /** Several certificates fit; a person must say which is meant. */
  record Ambiguous(List<Replica> candidates) implements StandingAnswer {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * The certificate is registered elsewhere.
   *
   * @param home the region whose service knows all decisions
   */
  record AskHome(Region home) implements StandingAnswer {}

  /**
   * Everything known.
   *
   * @param certificate the certificate
   * @param own what its home region itself says today
   * @param hosts what other regions said, one each, by region code
   * @param silent regions from which no decision was received
   */
  record Known(Replica certificate, Decision own, List<HostDecision> hosts, List<Region> silent)
      implements StandingAnswer {
    public Known {
      hosts = List.copyOf(hosts);
      silent = List.copyOf(silent);
    }
  }
}
