package cn.yichi.platform.holder;

import cn.yichi.contracts.event.HolderLinkState;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.consume.BatchHandler;
import cn.yichi.platform.consume.Erased;
import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Links between pseudonyms. Each is its home region's word and kept as such; one for another
 * region's pseudonyms is rejected. A tombstone forgets a link, as its ending does.
 */
public final class HolderEvents implements BatchHandler {
  private final KeptLinks links;
  private final Consumer<Collection<HolderRef>> changed;

  /**
   * @param changed is told of both pseudonyms of each link that is new or another now
   */
  public HolderEvents(HolderLinks links, Consumer<Collection<HolderRef>> changed) {
    this.links = links.kept();
    this.changed = changed;
  }

  @Override
  public List<Outcome> handle(List<Received<?>> batch) {
    List<Read> all = batch.stream().map(HolderEvents::read).toList();
    var kept = links.keep(all.stream().flatMap(each -> each.link().stream()).toList()).iterator();
    List<HolderRef> touched = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    for (int i = 0; i < all.size(); i++) {
      Outcome outcome = all.get(i).settled().orElseGet(kept::next);
      outcomes.add(outcome);
      if (outcome instanceof Outcome.Applied
          && batch.get(i).event().data() instanceof HolderLinkState state) {
        touched.add(new HolderRef(state.ref()));
        touched.add(new HolderRef(state.oldest()));
      }
    }
    if (!touched.isEmpty()) {
      changed.accept(touched);
    }
    return outcomes;
  }

  /** Either what is to be kept or how the record ends without. */
  private record Read(Optional<Document> link, Optional<Outcome> settled) {
    static Read ends(Outcome outcome) {
      return new Read(Optional.empty(), Optional.of(outcome));
    }
  }

  private static Read read(Received<?> received) {
    if (!(received.event().data() instanceof HolderLinkState state)) {
      return Read.ends(new Outcome.Ignored(received.event().type().wireName()));
    }
    if (!state.homeRegion().equals(received.region())) {
      return Read.ends(new Outcome.Rejected("homeRegion is not the region that wrote the record"));
    }
    if (!state.ref().equals(received.key())) {
      return Read.ends(new Outcome.Rejected("record key is not the younger pseudonym"));
    }
    try {
      return new Read(
          Optional.of(LinkDocument.write(state, received.provenance())), Optional.empty());
    } catch (IllegalArgumentException malformed) {
      return Read.ends(new Outcome.Rejected("a code in the link is unknown or malformed"));
    }
  }

  @Override
  public List<Outcome> erase(List<Erased> batch) {
    return batch.stream().map(this::erase).toList();
  }

  private Outcome erase(Erased erased) {
    HolderRef ref;
    try {
      ref = new HolderRef(erased.key());
    } catch (IllegalArgumentException malformed) {
      return new Outcome.Rejected("record key is not a pseudonym");
    }
    // Where signing is switched off, what comes is the latest.
    boolean signed = !erased.provenance().keyId().isEmpty();
    Instant at = signed ? erased.provenance().signedAt() : Instant.MAX;
    return links.forget(HolderLinks.key(erased.region(), ref), at);
  }
}
