package cn.yichi.registry.mongo;

import cn.yichi.contracts.event.ContactState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.MobileNumber;
import cn.yichi.contracts.vocabulary.Recipient;
import cn.yichi.platform.vault.Enveloped;
import cn.yichi.registry.certificate.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;

/**
 * A holder's contact data as the event that the region's own notification service reads. A holder
 * without a mobile number is told of too: the inbox reaches everybody.
 */
final class ContactFacts {
  private static final String SERVICE = "registry";
  private static final String LANGUAGE = "zh-CN";

  private final EventCodec codec;
  private final String region;
  private final Clock clock;

  ContactFacts(EventCodec codec, String region, Clock clock) {
    this.codec = codec;
    this.region = region;
    this.clock = clock;
  }

  /**
   * @param stored the person's document as it will be after the write
   */
  WireEvent of(Person person, Document stored, int contactVersion) {
    return of(
        person.ref().value(), person.mobile().map(MobileNumber::masked), stored, contactVersion);
  }

  /**
   * @param ref whose contact it is
   * @param masked the number fit for display
   */
  WireEvent of(String ref, Optional<String> masked, Document stored, int contactVersion) {
    Instant now = clock.instant();
    ContactState state =
        new ContactState(
            Recipient.HOLDER + ref,
            contactVersion,
            PersonDocuments.mobile(stored).map(ContactFacts::sealed).orElse(null),
            masked.orElse(null),
            LANGUAGE,
            new Instants(LocalDate.ofInstant(now, LegalTime.ZONE), now, now));
    return codec.encode(Envelope.of(EventType.CONTACT_CLAIMED, region, SERVICE, state));
  }

  /** That nothing is known any more, and how many versions there were. */
  WireEvent gone(HolderRef ref, int contactVersion, Instant now) {
    String recipient = new Recipient.Holder(ref).value();
    return WireEvent.tombstone(
        ContactState.eventId(recipient, contactVersion),
        "/regions/" + region + "/" + SERVICE,
        recipient,
        now);
  }

  private static ContactState.SealedValue sealed(Enveloped mobile) {
    return new ContactState.SealedValue(
        mobile.key().keyId(), mobile.key().wrapped(), mobile.ciphertext());
  }
}
