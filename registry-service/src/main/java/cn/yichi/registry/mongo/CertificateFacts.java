package cn.yichi.registry.mongo;

import cn.yichi.contracts.event.CertificateState;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.CertificateNumber;
import cn.yichi.contracts.vocabulary.ProfessionalTitle;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.registry.certificate.Attestation;
import cn.yichi.registry.certificate.Certificate;
import cn.yichi.registry.certificate.CertificateChange;
import cn.yichi.registry.certificate.Registration.NamedOccupation;

/** A change of a certificate as the event that other services read. */
final class CertificateFacts {
  private static final String SERVICE = "registry";

  private final EventCodec codec;

  CertificateFacts(EventCodec codec) {
    this.codec = codec;
  }

  WireEvent of(CertificateChange change) {
    Certificate next = change.next();
    EventType type =
        switch (change.fact()) {
          case ISSUED -> EventType.CERTIFICATE_ISSUED;
          case CORRECTED -> EventType.CERTIFICATE_CORRECTED;
          case STATUS_CHANGED -> EventType.CERTIFICATE_STATUS_CHANGED;
          case REKEYED -> EventType.CERTIFICATE_REKEYED;
        };
    return codec.encode(Envelope.of(type, next.home().code(), SERVICE, state(next)));
  }

  /**
   * The fact of a version that was published before. What happened then is not kept, and it is no
   * news now: whoever holds an older version sees by himself what changed, and whoever holds none
   * must not take an old certificate for one that was just corrected.
   */
  WireEvent again(Certificate certificate) {
    EventType type =
        certificate.version() == 1 ? EventType.CERTIFICATE_ISSUED : EventType.CERTIFICATE_REKEYED;
    return codec.encode(Envelope.of(type, certificate.home().code(), SERVICE, state(certificate)));
  }

  private static CertificateState state(Certificate certificate) {
    Attestation says = certificate.says();
    return new CertificateState(
        certificate.id().value(),
        certificate.version(),
        certificate.home().code(),
        certificate.kind().name(),
        certificate.publicNumber().map(CertificateNumber::value).orElse(null),
        certificate.number().masked(),
        certificate.numberDigest(),
        certificate.number().scheme().name(),
        certificate.holder().ref().value(),
        certificate.holder().nameDigest(),
        certificate.holder().documentDigests(),
        says.occupation().map(CertificateFacts::occupation).orElse(null),
        says.level().map(SkillLevel::name).orElse(null),
        says.title().map(ProfessionalTitle::nameZh).orElse(null),
        says.title().map(title -> title.grade().name()).orElse(null),
        says.issuer().value(),
        says.issuerName(),
        says.days().assessedOn().orElse(null),
        says.days().issuedOn(),
        says.days().validUntil().orElse(null),
        says.assessment().standardVersion().orElse(null),
        says.assessment().exceptionalBasis().orElse(null),
        says.place().county().map(Region::code).orElse(null),
        certificate.standing().status().name(),
        certificate.standing().reason().orElse(null),
        certificate.entry().backfill(),
        new Instants(
            certificate.recorded().effectiveFrom(),
            certificate.recorded().occurredAt(),
            certificate.recorded().recordedAt()));
  }

  static CertificateState.OccupationRef occupation(NamedOccupation named) {
    return new CertificateState.OccupationRef(
        named.occupation().edition().name(),
        named.occupation().code(),
        named.nameZh(),
        named.jobType().orElse(null));
  }
}
