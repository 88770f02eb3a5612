package cn.yichi.registry.mongo;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.IssuerState;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.registry.issuer.Filing;
import cn.yichi.registry.issuer.Issuer;
import cn.yichi.registry.issuer.IssuerChange;
import cn.yichi.registry.issuer.Standing;
import java.time.Instant;
import java.time.LocalDate;

/** A change of an issuer as the event that other services read. */
final class IssuerFacts {
  private static final String SERVICE = "registry";
  private static final String ANY_OCCUPATION = "*";

  private final EventCodec codec;
  private final String region;

  IssuerFacts(EventCodec codec, String region) {
    this.codec = codec;
    this.region = region;
  }

  WireEvent of(IssuerChange change) {
    EventType type =
        switch (change.fact()) {
          case FILED -> EventType.ISSUER_FILED;
          case STANDING_CHANGED -> EventType.ISSUER_STANDING_CHANGED;
        };
    IssuerState state = state(change.next(), change.effectiveFrom(), change.recordedAt());
    return codec.encode(Envelope.of(type, region, SERVICE, state));
  }

  /** The fact of a version that was published before, whatever happened then. */
  WireEvent again(Issuer issuer, LocalDate effectiveFrom, Instant recordedAt) {
    IssuerState state = state(issuer, effectiveFrom, recordedAt);
    return codec.encode(Envelope.of(EventType.ISSUER_FILED, region, SERVICE, state));
  }

  private IssuerState state(Issuer issuer, LocalDate effectiveFrom, Instant recordedAt) {
    return new IssuerState(
        issuer.code().value(),
        issuer.version(),
        region,
        issuer.nameZh(),
        issuer.issuerClass().name(),
        issuer.creditCode().map(SocialCreditCode::value).orElse(null),
        issuer.filings().stream().map(IssuerFacts::filing).toList(),
        issuer.standing().stream().map(IssuerFacts::standing).toList(),
        new Instants(effectiveFrom, recordedAt, recordedAt));
  }

  private static IssuerState.Filing filing(Filing filing) {
    return new IssuerState.Filing(
        filing.kind().name(),
        filing.occupation().map(Occupation::key).orElse(ANY_OCCUPATION),
        filing.levels().stream().sorted().map(SkillLevel::name).toList(),
        filing.from(),
        filing.until().orElse(null));
  }

  private static IssuerState.Standing standing(Standing standing) {
    return new IssuerState.Standing(
        standing.status().name(), standing.from(), standing.reason().orElse(null));
  }
}
