package cn.yichi.notification.kafka;

import cn.yichi.contracts.event.AdverseAnswerState;
import cn.yichi.contracts.event.BenefitState;
import cn.yichi.contracts.event.ContactState;
import cn.yichi.contracts.event.DecisionState;
import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.notification.contact.Contact;
import cn.yichi.notification.contact.ContactChange;
import cn.yichi.notification.contact.Language;
import cn.yichi.notification.contact.SealedMobile;
import cn.yichi.notification.notice.AdverseAnswer;
import cn.yichi.notification.notice.BenefitChange;
import cn.yichi.notification.notice.Cause;
import cn.yichi.notification.notice.Decision;
import cn.yichi.notification.notice.Grant;
import cn.yichi.notification.notice.NamedCertificate;
import cn.yichi.notification.notice.Position;
import cn.yichi.notification.notice.Verdict;
import cn.yichi.platform.consume.Erased;
import cn.yichi.platform.consume.RecordFault;
import java.util.Optional;
import java.util.function.Supplier;

/** Translates payloads of the wire; what cannot be read is the record's own fault. */
final class Facts {
  private Facts() {}

  static Contact contact(ContactState state) {
    return read(
        "contact",
        () ->
            new Contact(
                Recipient.parse(state.recipient()).orThrow(),
                state.version(),
                Optional.ofNullable(state.mobile()).map(value -> mobile(value, state)),
                Language.of(state.language())));
  }

  private static SealedMobile mobile(ContactState.SealedValue value, ContactState state) {
    String masked = state.mobileMasked() == null ? "***" : state.mobileMasked();
    return new SealedMobile(value.keyId(), value.wrappedKey(), value.ciphertext(), masked);
  }

  static Decision decision(DecisionState state) {
    return read(
        "decision",
        () ->
            new Decision(
                new CertificateId(state.certificateId()),
                new Region(state.host()),
                new Region(state.homeRegion()),
                new Recipient.Holder(new HolderRef(state.holderRef())),
                state.revision(),
                position(state),
                Cause.valueOf(state.cause()),
                Optional.ofNullable(state.previousOutcome()).map(Verdict::valueOf),
                named(state.certificate())));
  }

  private static Position position(DecisionState state) {
    return new Position(
        Verdict.valueOf(state.outcome()),
        Optional.ofNullable(state.equivalence()).map(Facts::grant),
        state.conditions(),
        state.questions());
  }

  private static Grant grant(DecisionState.Equivalence equivalence) {
    return new Grant(
        equivalence.type(),
        Optional.ofNullable(equivalence.level()),
        Optional.ofNullable(equivalence.title()));
  }

  private static NamedCertificate named(DecisionState.CertificateSketch sketch) {
    return new NamedCertificate(
        sketch.kind(),
        Optional.ofNullable(sketch.occupationZh()),
        Optional.ofNullable(sketch.level()),
        Optional.ofNullable(sketch.title()),
        sketch.numberMasked());
  }

  static BenefitChange benefit(BenefitState state) {
    return read(
        "benefit",
        () ->
            new BenefitChange(
                Recipient.parse(state.recipient()).orThrow(),
                new CertificateId(state.certificateId()),
                new Region(state.homeRegion()),
                state.revision(),
                open(state.status()),
                new BenefitChange.Offer(
                    state.policyId(),
                    state.policyVersion(),
                    new Region(state.region()),
                    state.neededFacts()),
                Cause.valueOf(state.cause())));
  }

  static AdverseAnswer adverse(AdverseAnswerState state) {
    return read(
        "answer",
        () ->
            new AdverseAnswer(
                new Recipient.Holder(new HolderRef(state.holderRef())),
                new CertificateId(state.certificateId()),
                new Region(state.homeRegion()),
                state.revision(),
                new AdverseAnswer.Told(
                    new Region(state.host()),
                    new SocialCreditCode(state.organisation()),
                    state.purpose(),
                    state.answerId(),
                    Verdict.valueOf(state.outcome()),
                    state.answeredOn(),
                    Optional.ofNullable(state.asOf()),
                    state.actNotBefore())));
  }

  static boolean isPaidWithin(BenefitState state, String region) {
    return read("benefit", () -> new Region(region).contains(new Region(state.region())));
  }

  private static boolean open(String status) {
    return switch (status) {
      case "OPEN" -> true;
      case "CLOSED" -> false;
      default -> throw new IllegalArgumentException("unknown status " + status);
    };
  }

  static ContactChange.Erased erased(Erased tombstone) {
    return read(
        "tombstone",
        () -> {
          Recipient recipient = Recipient.parse(tombstone.key()).orThrow();
          return new ContactChange.Erased(
              recipient, tombstone.id().map(id -> erasedVersion(recipient, id)));
        });
  }

  private static int erasedVersion(Recipient recipient, String id) {
    int version = Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
    if (version < 1 || !id.equals(ContactState.eventId(recipient.value(), version))) {
      throw new IllegalArgumentException("not an id of this contact");
    }
    return version;
  }

  private static <T> T read(String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException malformed) {
      // Its message may repeat what stands where a code should, and a reason is kept and logged.
      throw new RecordFault("a code in the " + what + " is unknown or malformed");
    }
  }
}
