package cn.yichi.contracts.event;

import org.jspecify.annotations.Nullable;

/** What an event carries: the full state of its subject after the change. */
public sealed interface Payload
    permits CertificateState,
        IssuerState,
        ContactState,
        HolderLinkState,
        HonourState,
        DecisionState,
        AgreementStatement,
        CrossReviewState,
        ConfirmationState,
        BenefitState,
        AdverseAnswerState,
        WatchedChange,
        AuditHeadState,
        ReassessmentWork,
        KeyFact {

  /** The Kafka record key: all events of one key are ordered. */
  String key();

  /** The CloudEvents id: the same fact has the same id however often it is sent. */
  String eventId();

  /**
   * Home region of the certificate that another region speaks about, GB/T 2260 code: it stands in a
   * header, so that a reader passes over what concerns other regions without reading it. Null where
   * a region speaks of its own.
   */
  default @Nullable String aboutRegion() {
    return null;
  }

  /** The three instants of the fact. */
  Instants instants();
}
