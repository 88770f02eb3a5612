package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.OccupationCatalogue;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.IssuerTimeline;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.RecognitionPolicy;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.ReviewFinding;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.past.KnownPartly;
import cn.yichi.recognition.past.Past;
import cn.yichi.recognition.past.PastCertificate;
import cn.yichi.recognition.past.PastRecords;
import cn.yichi.recognition.register.PastBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answers an employer as this service could have at the end of a day, from what had been recorded
 * here by then: the version of the certificate, its issuer, honours, reviews and rulings, and the
 * book of agreements. Tells nobody anything.
 *
 * <ul>
 *   <li>{@code Answered}: as {@link AskRecognition} answers, with where the past is not known in
 *       full;
 *   <li>{@code BeforeRecords}: no agreement had been recorded yet;
 *   <li>{@code NotKept}: the version held then has been deleted.
 * </ul>
 */
public final class AskAsKnown {
  private final FindCertificates find;
  private final PastRecords records;
  private final PastBooks books;
  private final LookBeside look;
  private final JudgeCase judge;
  private final RecognitionPolicy policy = new RecognitionPolicy();

  public AskAsKnown(
      FindCertificates find,
      PastRecords records,
      PastBooks books,
      LookBeside look,
      JudgeCase judge) {
    this.find = find;
    this.records = records;
    this.books = books;
    this.look = look;
    this.judge = judge;
  }

  /**
   * @param enquiry of the day known where it names none
   * @param knownOn not after today
   */
  public AsKnown ask(Enquiry enquiry, LocalDate knownOn) {
    Region asked = enquiry.host();
    Instant before = knownOn.plusDays(1).atStartOfDay(JudgeCase.LEGAL_ZONE).toInstant();
    return switch (books.before(before)) {
      case PastBooks.Holding.NoneYet(Instant first) -> new AsKnown.BeforeRecords(day(first));
      case PastBooks.Holding.Held book -> {
        if (!asked.equals(judge.host()) && !judge.host().contains(asked)) {
          yield answered(
              new EnquiryAnswer.HostNotServed(asked, asked.province()), knownOn, List.of(), book);
        }
        yield new Asked(enquiry, knownOn, before, book).answer();
      }
    };
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(JudgeCase.LEGAL_ZONE).toLocalDate();
  }

  private static AsKnown.Answered answered(
      EnquiryAnswer answer,
      LocalDate knownOn,
      List<KnownPartly> partly,
      PastBooks.Holding.Held by) {
    return new AsKnown.Answered(answer, knownOn, partly, by.digests());
  }

  /** One question. */
  private final class Asked {
    private final Enquiry enquiry;
    private final LocalDate knownOn;
    private final LocalDate asOf;
    private final Instant before;
    private final PastBooks.Holding.Held book;
    private final List<KnownPartly> partly = new ArrayList<>();

    Asked(Enquiry enquiry, LocalDate knownOn, Instant before, PastBooks.Holding.Held book) {
      this.enquiry = enquiry;
      this.knownOn = knownOn;
      this.asOf = enquiry.asOf().orElse(knownOn);
      this.before = before;
      this.book = book;
      note(book.exact(), KnownPartly.AGREEMENTS);
    }

    AsKnown answer() {
      List<PastCertificate.Held> held = new ArrayList<>();
      for (Judgements.Held each : find.sought(enquiry.sought())) {
        switch (records.certificate(each.replica().id(), before)) {
          case PastCertificate.Held then -> {
            if (isMeant(each.replica(), then.replica())) {
              held.add(then);
            }
          }
          case PastCertificate.NotYet notYet -> {}
          case PastCertificate.Deleted(Instant firstKept) -> {
            return new AsKnown.NotKept(day(firstKept).plusDays(1));
          }
        }
      }
      EnquiryAnswer answer =
          switch (held.size()) {
            case 0 -> new EnquiryAnswer.NotReceived(asOf);
            case 1 -> decided(held.getFirst());
            default ->
                switch (enquiry.sought()) {
                  case Identification one ->
                      new EnquiryAnswer.Ambiguous(
                          held.stream().map(PastCertificate.Held::replica).toList(), asOf);
                  case HolderSearch holder ->
                      new EnquiryAnswer.Several(
                          held.stream().limit(AskRecognition.MOST).map(this::decided).toList(),
                          held.size(),
                          asOf);
                };
          };
      return answered(answer, knownOn, partly, book);
    }

    /**
     * What is stated fits it as it is now; where it was another person's then, it must fit that.
     */
    private boolean isMeant(Replica now, Replica then) {
      return then.holder().equals(now.holder()) || find.fits(enquiry.sought(), then);
    }

    private EnquiryAnswer.Decided decided(PastCertificate.Held held) {
      Replica replica = held.replica();
      AgreementBook agreements = book.book();
      note(held.engine().equals(RecognitionPolicy.ENGINE_VERSION), KnownPartly.ENGINE);
      note(
          !agreements.asksForConfirmations(replica.view().origin(), enquiry.host()),
          KnownPartly.CONFIRMATIONS);
      Case subject =
          new Case(
              replica.view(),
              enquiry.records(),
              issuer(replica),
              agreements,
              OccupationCatalogue.standard(),
              enquiry.host(),
              honours(replica, agreements),
              reviews(replica, agreements),
              rulings(replica));
      return new EnquiryAnswer.Decided(replica, subject, policy.assess(subject, asOf));
    }

    private Optional<IssuerTimeline> issuer(Replica replica) {
      return known(records.issuer(replica.issuer(), before), KnownPartly.ISSUER);
    }

    private List<Honour> honours(Replica replica, AgreementBook agreements) {
      if (!agreements.asksForHonours(replica.view().origin(), enquiry.host())) {
        return List.of();
      }
      Set<HolderRef> holders = look.allOf(replica.view().home(), Set.of(replica.holder()));
      note(holders.size() == 1, KnownPartly.HOLDERS);
      return known(records.honours(holders, before), KnownPartly.HONOURS);
    }

    private List<ReviewFinding> reviews(Replica replica, AgreementBook agreements) {
      return agreements.asksForReviews(replica.view().origin(), enquiry.host())
          ? known(records.reviews(replica.issuer(), before), KnownPartly.REVIEWS)
          : List.of();
    }

    private List<Ruling> rulings(Replica replica) {
      return known(records.rulings(replica.id(), before), KnownPartly.RULINGS);
    }

    private <T> T known(Past<T> past, KnownPartly unless) {
      note(past.exact(), unless);
      return past.value();
    }

    private void note(boolean exact, KnownPartly unless) {
      if (!exact) {
        partly.add(unless);
      }
    }
  }
}
