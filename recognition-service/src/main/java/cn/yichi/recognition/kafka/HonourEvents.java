package cn.yichi.recognition.kafka;

import cn.yichi.contracts.event.HonourState;
import cn.yichi.contracts.vocabulary.CatalogueEdition;
import cn.yichi.contracts.vocabulary.ContestClass;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.HonourId;
import cn.yichi.contracts.vocabulary.HonourKind;
import cn.yichi.contracts.vocabulary.HonourScope;
import cn.yichi.contracts.vocabulary.Medal;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Erased;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.recognition.decision.Contended;
import cn.yichi.recognition.decision.HeldHonour;
import cn.yichi.recognition.decision.HolderHonours;
import cn.yichi.recognition.decision.Honour;
import cn.yichi.recognition.decision.Provenance;
import cn.yichi.recognition.decision.ReassessCertificates;
import cn.yichi.recognition.register.AgreementsKnown;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Honours of all regions: each is kept, then what rests on the honours of its holder is assessed
 * again.
 */
final class HonourEvents implements BatchHandler {
  private final HolderHonours honours;
  private final ReassessCertificates reassess;
  private final AgreementsKnown agreements;

  HonourEvents(HolderHonours honours, ReassessCertificates reassess, AgreementsKnown agreements) {
    this.honours = honours;
    this.reassess = reassess;
    this.agreements = agreements;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    if (!agreements.areKnown()) {
      throw new TransientFault("what was said on agreements has not been heard yet");
    }
    Set<HolderRef> holders = new HashSet<>();
    List<Outcome> outcomes = batch.stream().map(each -> handle(each, holders)).toList();
    moved(holders);
    return outcomes;
  }

  @Override
  public List<Outcome> erase(List<Erased> batch) {
    Set<HolderRef> holders = new HashSet<>();
    List<Outcome> outcomes = batch.stream().map(each -> erase(each, holders)).toList();
    moved(holders);
    return outcomes;
  }

  private void moved(Set<HolderRef> holders) {
    if (holders.isEmpty()) {
      return;
    }
    try {
      reassess.honoursMoved(holders);
    } catch (Contended contended) {
      throw new TransientFault("decisions could not be stored", contended);
    }
  }

  private Outcome erase(Erased erased, Set<HolderRef> holders) {
    try {
      Optional<HolderRef> holder =
          honours.erase(
              new HonourId(erased.key()).value(),
              new Region(erased.region()),
              Provenances.of(erased.provenance()).map(Provenance::signedAt));
      holder.ifPresent(holders::add);
      return holder.isPresent() ? new Outcome.Applied() : new Outcome.Duplicate();
    } catch (IllegalArgumentException malformed) {
      return new Outcome.Rejected("record key is not an honour id");
    }
  }

  private Outcome handle(Received<?> received, Set<HolderRef> holders) {
    if (!(received.event().data() instanceof HonourState state)) {
      return new Outcome.Ignored(received.event().type().wireName());
    }
    if (!state.homeRegion().equals(received.region())) {
      return new Outcome.Rejected("homeRegion is not the region that wrote the record");
    }
    if (!state.honourId().equals(received.key())) {
      return new Outcome.Rejected("record key is not the honour id");
    }
    HeldHonour held;
    try {
      held = held(state, Provenances.of(received.provenance()));
    } catch (IllegalArgumentException unknownCode) {
      return new Outcome.Rejected("a code in the honour is unknown or malformed");
    }
    return held.isItsHomesToSay()
        ? keep(held, holders)
        : new Outcome.Rejected("another region conferred it");
  }

  private Outcome keep(HeldHonour held, Set<HolderRef> holders) {
    try {
      HolderHonours.Kept kept = honours.keep(held);
      holders.addAll(kept.holders());
      return switch (kept.receipt()) {
        case NEWER -> new Outcome.Applied();
        case SAME -> {
          // A crash may have come between keeping and assessing.
          holders.add(held.holder());
          yield new Outcome.Duplicate();
        }
        case OLDER -> new Outcome.Stale();
      };
    } catch (Contended contended) {
      throw new TransientFault("an honour could not be stored", contended);
    }
  }

  private static HeldHonour held(HonourState state, Optional<Provenance> provenance) {
    Optional<LocalDate> revoked =
        state.status().equals("VALID")
            ? Optional.empty()
            : Optional.of(state.instants().effectiveFrom());
    return new HeldHonour(
        new HonourId(state.honourId()).value(),
        new Region(state.homeRegion()),
        state.version(),
        new HolderRef(state.holderRef()),
        new Honour(
            HonourKind.valueOf(state.kind()),
            HonourScope.valueOf(state.scope()),
            Optional.ofNullable(state.contestClass()).map(ContestClass::valueOf),
            state.place() == null ? OptionalInt.empty() : OptionalInt.of(state.place()),
            Optional.ofNullable(state.medal()).map(Medal::valueOf),
            state.nameZh(),
            Optional.ofNullable(state.region()).map(Region::new),
            Optional.ofNullable(state.occupation())
                .map(it -> new Occupation(CatalogueEdition.valueOf(it.edition()), it.code())),
            state.conferredOn(),
            revoked),
        provenance);
  }
}
