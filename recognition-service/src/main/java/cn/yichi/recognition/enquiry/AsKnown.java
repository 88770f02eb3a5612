package cn.yichi.recognition.enquiry;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.past.KnownPartly;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** What is answered to an enquiry by what was known on a day. */
public sealed interface AsKnown {
  /**
   * An answer.
   *
   * @param answer the answer
   * @param knownOn by what had been recorded by the end of this day
   * @param partly where that is not known in full
   * @param digests digest of the text of a document that stood in the book then
   */
  record Answered(
      EnquiryAnswer answer,
      LocalDate knownOn,
      List<KnownPartly> partly,
      Function<Agreement, String> digests)
      implements AsKnown {
    public Answered {
      partly = List.copyOf(partly);
    }
  }

  /**
   * Nothing was kept yet.
   *
   * @param first the first day of which it can be asked
   */
  record BeforeRecords(LocalDate first) implements AsKnown {}

  /**
   * What was held then has been deleted at the end of its time.
   *
   * @param first the first day of which it can be asked
   */
  record NotKept(LocalDate first) implements AsKnown {}
}
