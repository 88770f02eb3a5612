package cn.yichi.platform.audit;

import cn.yichi.platform.audit.Actor.Who;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An entry as an auditor reads it.
 *
 * @param id what to send as {@code after} to go on behind it
 * @param fault {@code ALTERED} or {@code WHO_ALTERED} where the entry itself is seen to be; the
 *     chain is looked at by a verification only
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record EntryView(
    String id,
    @Nullable Instant at,
    @Nullable String kind,
    @Nullable String action,
    @Nullable WhoView who,
    List<String> roles,
    @Nullable String client,
    @Nullable String address,
    @Nullable String trace,
    List<String> objects,
    @Nullable BatchView batch,
    @Nullable String purpose,
    @Nullable Integer status,
    @Nullable String code,
    String hash,
    @Nullable String fault) {

  /** A person or service. */
  record WhoView(String provider, String subject) {}

  /** Many things. */
  record BatchView(long count, String root) {}

  static EntryView of(Document stored, ActorSeal seal) {
    String id = String.valueOf(stored.get("_id"));
    String hash = String.valueOf(stored.get("hash"));
    try {
      Entry entry = EntryDocuments.read(stored);
      Optional<Who> who = entry.who().flatMap(seal::open);
      return of(id, hash, entry.deed(), who, entry.who().isPresent() && who.isEmpty());
    } catch (RuntimeException malformed) {
      return broken(id, hash);
    }
  }

  private static EntryView of(
      String id, String hash, Deed deed, Optional<Who> who, boolean otherWho) {
    return new EntryView(
        id,
        deed.at(),
        deed.kind().name(),
        deed.action(),
        who.map(it -> new WhoView(it.provider(), it.subject())).orElse(null),
        deed.by().roles(),
        deed.by().client(),
        deed.by().address(),
        deed.by().trace(),
        deed.about().objects(),
        deed.about().batch().map(it -> new BatchView(it.count(), it.root())).orElse(null),
        deed.about().purpose(),
        deed.result().status(),
        deed.result().code(),
        hash,
        otherWho ? Fault.Kind.WHO_ALTERED.name() : null);
  }

  private static EntryView broken(String id, String hash) {
    return new EntryView(
        id,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        hash,
        Fault.Kind.ALTERED.name());
  }
}
