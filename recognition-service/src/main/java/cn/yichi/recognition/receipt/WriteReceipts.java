package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.RecognitionPolicy;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.receipt.Pins.PinnedText;
import java.time.Instant;
import java.time.LocalDate;
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
    Case subject = answer.subject();
    return seals.seal(
        new Receipt(
            judge.host(),
            judge.clock().instant(),
            new Receipt.Asked(host, answer.decision().asOf()),
            Optional.of(Facts.of(subject, answer.certificate().numberMasked())),
            pins(subject.book(), texts(subject)),
            Said.of(answer.decision())));
  }

  /** The receipt of an answer that nothing which fits had been received. */
  public String notReceived(EnquiryAnswer.NotReceived answer, Region host) {
    return without(host, answer.asOf(), Said.notReceived());
  }

  /** The receipt of an answer that several certificates fit; it names none of them. */
  public String ambiguous(EnquiryAnswer.Ambiguous answer, Region host) {
    return without(host, answer.asOf(), Said.ambiguous());
  }

  /**
   * The proof that an organisation asked by a share code.
   *
   * @param askedAt when, as the code has it
   */
  public String asked(
      EnquiryAnswer.Decided answer,
      SocialCreditCode organisation,
      Purpose purpose,
      String code,
      Instant askedAt) {
    return seals.seal(
        new AskingProof(
            judge.host(),
            askedAt,
            LocalDate.ofInstant(askedAt, JudgeCase.LEGAL_ZONE),
            organisation,
            purpose,
            code,
            answer.certificate().id(),
            answer.decision().asOf(),
            answer.decision().outcome().code()));
  }

  private String without(Region host, LocalDate asOf, Said said) {
    return seals.seal(
        new Receipt(
            judge.host(),
            judge.clock().instant(),
            new Receipt.Asked(host, asOf),
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

  private List<PinnedText> texts(Case subject) {
    AgreementBook book = subject.book();
    return book.allBetween(subject.certificate().origin(), subject.host()).stream()
        .map(
            each ->
                new PinnedText(each.id(), each.version(), digests.apply(each), book.measures(each)))
        .toList();
  }
}
