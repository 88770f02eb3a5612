package cn.yichi.registry.mongo;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HonourState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.registry.honour.Distinction;
import cn.yichi.registry.honour.Honour;
import cn.yichi.registry.honour.HonourChange;
import java.time.Instant;

/** A change of an honour as the event that other services read. */
final class HonourFacts {
  private static final String SERVICE = "registry";

  private final EventCodec codec;
  private final String region;

  HonourFacts(EventCodec codec, String region) {
    this.codec = codec;
    this.region = region;
  }

  WireEvent of(HonourChange change) {
    EventType type =
        switch (change.fact()) {
          case RECORDED -> EventType.HONOUR_RECORDED;
          case CORRECTED -> EventType.HONOUR_CORRECTED;
          case STATUS_CHANGED -> EventType.HONOUR_STATUS_CHANGED;
        };
    return event(type, change.next());
  }

  /** The fact of a version that was published before; a later one is a state and no news. */
  WireEvent again(Honour honour) {
    return event(
        honour.version() == 1 ? EventType.HONOUR_RECORDED : EventType.HONOUR_REKEYED, honour);
  }

  /** That nothing is known any more, after so many versions. */
  WireEvent gone(String id, int version, Instant now) {
    return WireEvent.tombstone(
        HonourState.eventId(id, version), "/regions/" + region + "/" + SERVICE, id, now);
  }

  private WireEvent event(EventType type, Honour honour) {
    return codec.encode(Envelope.of(type, region, SERVICE, state(honour)));
  }

  private static HonourState state(Honour honour) {
    Distinction says = honour.says();
    return new HonourState(
        honour.id().value(),
        honour.version(),
        honour.home().code(),
        honour.holder().value(),
        says.kind().name(),
        says.scope().name(),
        says.result().map(result -> result.of().name()).orElse(null),
        says.result().flatMap(Distinction.Result::place).orElse(null),
        says.result().flatMap(Distinction.Result::medal).map(Medal::name).orElse(null),
        says.nameZh(),
        says.occupation().map(CertificateFacts::occupation).orElse(null),
        says.region().map(Region::code).orElse(null),
        says.conferredBy(),
        says.conferredOn(),
        honour.standing().status().name(),
        honour.standing().reason().orElse(null),
        honour.backfill(),
        new Instants(
            honour.recorded().effectiveFrom(),
            honour.recorded().occurredAt(),
            honour.recorded().recordedAt()));
  }
}
