package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.RecognitionPolicy;
import cn.yichi.recognition.enquiry.AsKnown;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.past.KnownPartly;
import cn.yichi.recognition.receipt.Pins.PinnedText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes down what was answered, with all that it rested on, and has it signed. */
public final class WriteReceipts {
  private final JudgeCase judge;
  private final Function<Agreement, String> digests;
  private final Seals seals;

  /**
   * @param digests digest of the text of a document that stands in the book
   */
  public WriteReceipts(JudgeCase judge, Function<Agreement, String> digests, Seals seals) {
    this.judge = judge;
    this.digests = digests;
    this.seals = seals;
  }

  /** The receipt of a decision. */
  public String decided(EnquiryAnswer.Decided answer, Region host) {
    return decided(answer, new Receipt.Asked(host, answer.decision().asOf()), digests);
  }

  private String decided(
      EnquiryAnswer.Decided answer, Receipt.Asked asked, Function<Agreement, String> texts) {
    Case subject = answer.subject();
    return seals.seal(
        new Receipt(
            judge.host(),
            judge.clock().instant(),
            asked,
            Optional.of(Facts.of(subject, answer.certificate().numberMasked())),
            pins(subject.book(), texts(subject, texts)),
            Said.of(answer.decision())));
  }

  /**
   * The receipt of an answer by what was known on a day.
   *
   * @throws IllegalArgumentException where another region's service answers
   */
  public String asKnown(AsKnown.Answered known, Region host) {
    Optional<Receipt.Known> then =
        Optional.of(
            new Receipt.Known(
                known.knownOn(), known.partly().stream().map(KnownPartly::name).toList()));
    return switch (known.answer()) {
      case EnquiryAnswer.Decided it ->
          decided(it, new Receipt.Asked(host, it.decision().asOf(), then), known.digests());
      case EnquiryAnswer.NotReceived it ->
          without(new Receipt.Asked(host, it.asOf(), then), Said.notReceived());
      case EnquiryAnswer.Ambiguous it ->
          without(new Receipt.Asked(host, it.asOf(), then), Said.ambiguous());
      case EnquiryAnswer.HostNotServed it ->
          throw new IllegalArgumentException("nothing was answered");
    };
  }

  /** The receipt of an answer that nothing which fits had been received. */
  public String notReceived(EnquiryAnswer.NotReceived answer, Region host) {
    return without(new Receipt.Asked(host, answer.asOf()), Said.notReceived());
  }

  /** The receipt of an answer that several certificates fit; it names none of them. */
  public String ambiguous(EnquiryAnswer.Ambiguous answer, Region host) {
    return without(new Receipt.Asked(host, answer.asOf()), Said.ambiguous());
  }

  private String without(Receipt.Asked asked, Said said) {
    return seals.seal(
        new Receipt(
            judge.host(),
            judge.clock().instant(),
            asked,
            Optional.empty(),
            pins(judge.book(), List.of()),
            said));
  }

  private static Pins pins(AgreementBook book, List<PinnedText> texts) {
    return new Pins(
        RecognitionPolicy.ENGINE_VERSION,
        book.revision(),
        OccupationCatalogue.standard().digest(),
        texts);
  }

  private static List<PinnedText> texts(Case subject, Function<Agreement, String> digests) {
    AgreementBook book = subject.book();
    return book.allBetween(subject.certificate().origin(), subject.host()).stream()
        .map(
            each ->
                new PinnedText(each.id(), each.version(), digests.apply(each), book.measures(each)))
        .toList();
  }
}
