package cn.yichi.registry.mongo;

import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.EventType;
import cn.yichi.contracts.event.HolderLinkState;
import cn.yichi.contracts.event.Instants;
import cn.yichi.contracts.event.WireEvent;
import cn.yichi.registry.certificate.HolderLink;
import java.time.LocalDate;

/** A link as the event that other services read; of a document it tells nothing. */
final class HolderLinkFacts {
  private static final String SERVICE = "registry";

  private final EventCodec codec;
  private final String region;

  HolderLinkFacts(EventCodec codec, String region) {
    this.codec = codec;
    this.region = region;
  }

  WireEvent of(HolderLink link) {
    HolderLinkState state =
        new HolderLinkState(
            link.ref().value(),
            link.version(),
            region,
            link.oldest().value(),
            link.basis().name(),
            link.status().name(),
            new Instants(
                LocalDate.ofInstant(link.recordedAt(), LegalTime.ZONE),
                link.recordedAt(),
                link.recordedAt()));
    return codec.encode(Envelope.of(EventType.HOLDER_LINKED, region, SERVICE, state));
  }
}
