package cn.yichi.platform.holder;

import cn.yichi.contracts.event.HolderLinkState;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.platform.signing.Provenance;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/** A link as its document: {@code _id = <home>/<ref>}. */
final class LinkDocument {
  static final String VERSION = "version";
  static final String SIGNED_BY = "signedBy";
  static final String SIGNED_AT = "signedAt";
  static final String ARRIVED_AT = "arrivedAt";

  private LinkDocument() {}

  /**
   * @throws IllegalArgumentException when a code in it is unknown or malformed
   */
  static Document write(HolderLinkState state, Provenance provenance) {
    String home = state.homeRegion();
    var document =
        new Document("_id", HolderLinks.key(home, new HolderRef(state.ref())))
            .append("schemaVersion", 1)
            .append(VERSION, state.version())
            .append("basis", state.basis());
    String oldest = HolderLinks.key(home, new HolderRef(state.oldest()));
    switch (state.status()) {
      case "LINKED" -> document.append(HolderLinks.OLDEST, oldest);
      // Without the field nothing that goes by links meets it; the version keeps older words out.
      case "ENDED" -> {}
      default -> throw new IllegalArgumentException("unknown status");
    }
    // Nobody signs where signing is switched off.
    if (!provenance.keyId().isEmpty()) {
      document
          .append(SIGNED_BY, provenance.keyId())
          .append(SIGNED_AT, provenance.signedAt().toString())
          .append(ARRIVED_AT, provenance.arrivedAt().toString());
    }
    return document;
  }

  static boolean isDoubtful(Document stored, Doubt doubt) {
    return lostSince(stored, doubt).isPresent();
  }

  private static Optional<Instant> lostSince(Document stored, Doubt doubt) {
    String keyId = stored.getString(SIGNED_BY);
    String key = stored.getString("_id");
    return keyId == null
        ? Optional.empty()
        : doubt.lostSince(
            key.substring(0, key.indexOf('/')), keyId, Instant.parse(stored.getString(ARRIVED_AT)));
  }

  /**
   * Whether what is stored gives way to any version, be it an older one: it is in doubt, and the
   * other was signed after the key was lost. What was signed before is what somebody may have kept
   * to repeat it now.
   */
  static boolean yields(Document stored, Document said, Doubt doubt) {
    Optional<Instant> lost = lostSince(stored, doubt);
    String signedAt = said.getString(SIGNED_AT);
    return lost.isPresent() && (signedAt == null || !Instant.parse(signedAt).isBefore(lost.get()));
  }
}
