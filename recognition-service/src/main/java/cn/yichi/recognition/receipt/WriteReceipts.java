package cn.yichi.recognition.receipt;

import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.asking.Declared;
import cn.yichi.recognition.asking.Purpose;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.RecognitionPolicy;
import cn.yichi.recognition.enquiry.AsKnown;
import cn.yichi.recognition.enquiry.EnquiryAnswer;
import cn.yichi.recognition.past.KnownPartly;
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

  /**
   * The receipt of an answer. What names no certificate, for nothing or too much fits, names none.
   *
   * @param declared to what end and on what ground it was asked
   * @param known by what was known on a day, where that was asked
   * @throws IllegalArgumentException where another region's service answers, or of several answers,
   *     which have a receipt each
   */
  public String of(
      EnquiryAnswer answer, Region host, Declared declared, Optional<AsKnown.Answered> known) {
    return switch (answer) {
      case EnquiryAnswer.Decided it ->
          decided(
              it,
              asked(host, it.decision().asOf(), declared, known),
              known.map(AsKnown.Answered::digests).orElse(digests));
      case EnquiryAnswer.NotReceived it ->
          without(asked(host, it.asOf(), declared, known), Said.notReceived());
      case EnquiryAnswer.Ambiguous it ->
          without(asked(host, it.asOf(), declared, known), Said.ambiguous());
      case EnquiryAnswer.Several it -> throw new IllegalArgumentException("a receipt each");
      case EnquiryAnswer.HostNotServed it ->
          throw new IllegalArgumentException("nothing was answered");
    };
  }

  private String decided(
      EnquiryAnswer.Decided answer, Receipt.Asked asked, Function<Agreement, String> texts) {
    Case subject = answer.subject();
    return seals.seal(
        new Receipt(
            judge.host(),
            judge.clock().instant(),
            asked,
            Optional.of(Facts.of(subject, answer.decision(), answer.certificate().numberMasked())),
            pins(subject.book(), texts(subject, texts)),
            Said.of(answer.decision())));
  }

  private static Receipt.Asked asked(
      Region host, LocalDate asOf, Declared declared, Optional<AsKnown.Answered> known) {
    return new Receipt.Asked(
        host,
        asOf,
        declared.purpose(),
        declared.basis(),
        known.map(
            it ->
                new Receipt.Known(
                    it.knownOn(), it.partly().stream().map(KnownPartly::name).toList())));
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
