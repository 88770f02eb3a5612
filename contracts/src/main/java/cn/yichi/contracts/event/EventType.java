package cn.yichi.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every event type on the wire. The name is explicit and versioned, never a class name; a new
 * version of a payload is a new constant, and the old one stays readable for ever.
 */
public enum EventType {
  /** A certificate was entered in its home registry. */
  CERTIFICATE_ISSUED("yichi.certificate.issued.v1", Stream.CERTIFICATES, CertificateState.class),
  /** A certificate's facts were corrected. */
  CERTIFICATE_CORRECTED(
      "yichi.certificate.corrected.v1", Stream.CERTIFICATES, CertificateState.class),
  /** A certificate was suspended, revoked, cancelled, withdrawn, expired or reinstated. */
  CERTIFICATE_STATUS_CHANGED(
      "yichi.certificate.status-changed.v1", Stream.CERTIFICATES, CertificateState.class),
  /**
   * A certificate says what it said: under digests of another version of the federation's key, or
   * because its region publishes all once more. Nobody is told.
   */
  CERTIFICATE_REKEYED("yichi.certificate.rekeyed.v1", Stream.CERTIFICATES, CertificateState.class),
  /** An issuer was filed (备案) or its scope changed. */
  ISSUER_FILED("yichi.issuer.filed.v1", Stream.ISSUERS, IssuerState.class),
  /** An issuer's standing changed. */
  ISSUER_STANDING_CHANGED("yichi.issuer.standing-changed.v1", Stream.ISSUERS, IssuerState.class),
  /** A holder's contact data became known to the home region. */
  CONTACT_CLAIMED("yichi.contact.claimed.v1", Stream.CONTACTS, ContactState.class),
  /** A pseudonym was linked with an older one of the same person, or that was taken back. */
  HOLDER_LINKED("yichi.holder.linked.v1", Stream.HOLDERS, HolderLinkState.class),
  /** A region signed a version of an agreement, or ordered something on it. */
  AGREEMENT_STATED("yichi.agreement.stated.v1", Stream.AGREEMENTS, AgreementStatement.class),
  /** A region reviewed an issuer on another region's file. */
  ISSUER_REVIEWED("yichi.issuer.reviewed.v1", Stream.REVIEWS, CrossReviewState.class),
  /** The home region of a certificate confirmed that a partner's condition is fulfilled. */
  CONDITION_CONFIRMED(
      "yichi.condition.confirmed.v1", Stream.CONFIRMATIONS, ConfirmationState.class),
  /** An honour or a contest result was entered in its home registry. */
  HONOUR_RECORDED("yichi.honour.recorded.v1", Stream.HONOURS, HonourState.class),
  /** What an honour says, or whose it is, was corrected. */
  HONOUR_CORRECTED("yichi.honour.corrected.v1", Stream.HONOURS, HonourState.class),
  /** An honour was revoked. */
  HONOUR_STATUS_CHANGED("yichi.honour.status-changed.v1", Stream.HONOURS, HonourState.class),
  /** An honour says what it said, because its region publishes all once more. Nobody is told. */
  HONOUR_REKEYED("yichi.honour.rekeyed.v1", Stream.HONOURS, HonourState.class),
  /** A host region decided what a certificate is worth there. */
  RECOGNITION_DECIDED("yichi.recognition.decided.v1", Stream.RECOGNITIONS, DecisionState.class),
  /** A benefit opened or closed for a recipient; carries no amount. */
  BENEFIT_CHANGED("yichi.benefit.changed.v1", Stream.BENEFITS, BenefitState.class),
  /** An organisation was answered against a holder, who may reply. */
  ANSWER_ADVERSE("yichi.answer.adverse.v1", Stream.ANSWERS, AdverseAnswerState.class),
  /** The answer about a certificate that an organisation watches changed. */
  WATCH_CHANGED("yichi.watch.changed.v1", Stream.WATCHES, WatchedChange.class),
  /** A part of a re-evaluation is to be done; never leaves the region. */
  REASSESSMENT_DUE("yichi.reassessment.due.v1", Stream.REASSESS, ReassessmentWork.class),
  /** An audit log's chain was so far. */
  AUDIT_HEAD("yichi.audit.head.v1", Stream.BOOKS, AuditHeadState.class),
  /** A region's identity key stated one of its signing keys. */
  KEY_STATED("yichi.key.stated.v1", Stream.KEYS, KeyStatement.class),
  /** A region's identity key revoked one of its signing keys. */
  KEY_REVOKED("yichi.key.revoked.v1", Stream.KEYS, KeyRevocation.class);

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

  private final String wireName;
  private final Stream stream;
  private final Class<?> payload;

  EventType(String wireName, Stream stream, Class<?> payload) {
    this.wireName = wireName;
    this.stream = stream;
    this.payload = payload;
  }

  /** The CloudEvents {@code type}. */
  public String wireName() {
    return wireName;
  }

  /** The stream that carries it. */
  public Stream stream() {
    return stream;
  }

  /** The payload record. */
  public Class<?> payload() {
    return payload;
  }

  /** File name of the payload's JSON Schema below {@code contracts/schemas}. */
  public String schemaFile() {
    return switch (stream) {
      case CERTIFICATES -> "certificate-state.v1.schema.json";
      case ISSUERS -> "issuer-state.v1.schema.json";
      case CONTACTS -> "contact-state.v1.schema.json";
      case HOLDERS -> "holder-link-state.v1.schema.json";
      case HONOURS -> "honour-state.v1.schema.json";
      case RECOGNITIONS -> "decision-state.v1.schema.json";
      case BENEFITS -> "benefit-state.v1.schema.json";
      case ANSWERS -> "adverse-answer-state.v1.schema.json";
      case WATCHES -> "watched-change.v1.schema.json";
      case KEYS ->
          this == KEY_REVOKED ? "key-revocation.v1.schema.json" : "key-statement.v1.schema.json";
      case BOOKS -> "audit-head-state.v1.schema.json";
      case AGREEMENTS -> "agreement-statement.v1.schema.json";
      case REVIEWS -> "cross-review-state.v1.schema.json";
      case CONFIRMATIONS -> "confirmation-state.v1.schema.json";
      case REASSESS -> "reassessment-work.v1.schema.json";
      case CLAIMS, RESERVATIONS, NOTICES ->
          throw new IllegalStateException("no event type uses " + stream + " yet");
    };
  }

  /** The type of that wire name, empty for one this version does not know. */
  public static Optional<EventType> named(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }
}
