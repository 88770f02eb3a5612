package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.Replica;
import java.time.LocalDate;
import java.util.List;

/** What is answered to an enquiry. */
public sealed interface EnquiryAnswer {
  /**
   * The region asked about is not this service's.
   *
   * @param ask the region whose service answers for it
   */
  record HostNotServed(Region asked, Region ask) implements EnquiryAnswer {}

  /** No such certificate was received, or the holder does not match; nobody is told which. */
  record NotReceived(LocalDate asOf) implements EnquiryAnswer {}

  /** Several certificates fit; a person must say which is meant. */
  record Ambiguous(List<Replica> candidates, LocalDate asOf) implements EnquiryAnswer {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Several certificates of the holder fit: an answer for each, the latest issued first.
   *
   * @param found how many fit; more than are answered where they are very many
   */
  record Several(List<Decided> answers, int found, LocalDate asOf) implements EnquiryAnswer {
    public Several {
      answers = List.copyOf(answers);
    }
  }

  /**
   * The decision for the asked region and day.
   *
   * @param subject all that it rests on
   */
  record Decided(Replica certificate, Case subject, Decision decision) implements EnquiryAnswer {}
}
