package cn.yichi.contracts.event;

/** What an event carries: the full state of its subject after the change. */
public sealed interface Payload
    permits CertificateState, IssuerState, ContactState, DecisionState, BenefitState {

  /** The Kafka record key: all events of one key are ordered. */
  String key();

  /** The CloudEvents id: the same fact has the same id however often it is sent. */
  String eventId();

  /** The three instants of the fact. */
  Instants instants();
}
