package cn.yichi.recognition.enquiry;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.recognition.agreement.AgreementBook;
import cn.yichi.recognition.decision.Beside;
import cn.yichi.recognition.decision.Case;
import cn.yichi.recognition.decision.Decision;
import cn.yichi.recognition.decision.HolderRecord;
import cn.yichi.recognition.decision.JudgeCase;
import cn.yichi.recognition.decision.Judgements;
import cn.yichi.recognition.decision.LookBeside;
import cn.yichi.recognition.decision.Replica;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Answers an employer, as of any day, from what was received.
 *
 * <ul>
 *   <li>{@code Decided}: the decision, taken anew for the asked region and day;
 *   <li>{@code NotReceived}: no such number, or the holder does not match;
 *   <li>{@code Ambiguous}: several certificates fit one number;
 *   <li>{@code Several}: several certificates of the holder fit, each decided;
 *   <li>{@code HostNotServed}: another region's service answers.
 * </ul>
 *
 * <p>A stored {@code NoAgreement} of which nobody was told is published when somebody asks.
 */
public final class AskRecognition {
  /** Certificates of one holder that are answered at once. */
  public static final int MOST = 50;

  private final FindCertificates find;
  private final Judgements judgements;
  private final LookBeside look;
  private final JudgeCase judge;

  public AskRecognition(
      FindCertificates find, Judgements judgements, LookBeside look, JudgeCase judge) {
    this.find = find;
    this.judgements = judgements;
    this.look = look;
    this.judge = judge;
  }

  public EnquiryAnswer ask(Enquiry enquiry) {
    Region asked = enquiry.host();
    if (!asked.equals(judge.host()) && !judge.host().contains(asked)) {
      return new EnquiryAnswer.HostNotServed(asked, asked.province());
    }
    LocalDate asOf = enquiry.asOf().orElseGet(judge::today);
    List<Judgements.Held> found = find.sought(enquiry.sought());
    return switch (found.size()) {
      case 0 -> new EnquiryAnswer.NotReceived(asOf);
      case 1 -> decided(found.getFirst(), asked, asOf, enquiry.records());
      default ->
          switch (enquiry.sought()) {
            case Identification one ->
                new EnquiryAnswer.Ambiguous(
                    found.stream().map(Judgements.Held::replica).toList(), asOf);
            case HolderSearch holder ->
                new EnquiryAnswer.Several(
                    found.stream()
                        .limit(MOST)
                        .map(each -> decided(each, asked, asOf, enquiry.records()))
                        .toList(),
                    found.size(),
                    asOf);
          };
    };
  }

  private EnquiryAnswer.Decided decided(
      Judgements.Held held, Region asked, LocalDate asOf, List<HolderRecord> records) {
    Case subject = subject(held, asked, records);
    Decision decision = judge.decide(subject, asOf);
    boolean ownNow = asked.equals(judge.host()) && asOf.equals(judge.today());
    boolean nobodyTold =
        !held.standing().published() && held.standing().outcome().equals(decision.outcome().code());
    if (ownNow && nobodyTold) {
      // Where another write comes first, that write or the next enquiry publishes.
      judgements.announce(held.replica().id(), held.standing().revision());
    }
    return new EnquiryAnswer.Decided(held.replica(), subject, decision);
  }

  /** The decision of this region on a certificate by its id; empty while it was not received. */
  public Optional<EnquiryAnswer.Decided> on(CertificateId id, LocalDate asOf) {
    return judgements.held(List.of(id)).stream()
        .findFirst()
        .map(
            held -> {
              Case subject = subject(held, judge.host(), List.of());
              return new EnquiryAnswer.Decided(
                  held.replica(), subject, judge.decide(subject, asOf));
            });
  }

  /** The answer of this region about a received certificate, as of a day or today. */
  public EnquiryAnswer.Decided about(Judgements.Held held, Optional<LocalDate> asOf) {
    return decided(held, judge.host(), asOf.orElseGet(judge::today), List.of());
  }

  /** The decision of this region today on a received certificate. */
  public Decision today(Judgements.Held held) {
    return decide(held, judge.host(), judge.today(), List.of());
  }

  /** The decision of this region on a received certificate. */
  Decision decide(Judgements.Held held, Region asked, LocalDate asOf, List<HolderRecord> records) {
    return judge.decide(subject(held, asked, records), asOf);
  }

  private Case subject(Judgements.Held held, Region asked, List<HolderRecord> records) {
    Replica replica = held.replica();
    AgreementBook book = judge.book();
    Beside beside = look.recent(replica, held.issuerVersion().orElse(0), book, asked);
    return judge.subject(replica, beside, book, asked, records);
  }
}
