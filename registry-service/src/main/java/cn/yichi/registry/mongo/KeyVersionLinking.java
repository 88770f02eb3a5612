package cn.yichi.registry.mongo;

import cn.yichi.contracts.vocabulary.FederatedDigests;
import cn.yichi.contracts.vocabulary.HolderRef;
import cn.yichi.contracts.vocabulary.IdDocument;
import cn.yichi.platform.rotation.Resealing;
import cn.yichi.platform.vault.Unreadable;
import cn.yichi.registry.certificate.HolderLink;
import cn.yichi.registry.certificate.HolderLinks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Links the pseudonym that a document has under the federation key's current version with the one
 * its holder had first, so that the holder is found when the older versions are gone.
 */
record KeyVersionLinking(HolderLinks links, FederatedDigests digests, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(KeyVersionLinking.class);

  /**
   * Links whoever of a page needs it. A holder linked just now is to be looked at again.
   *
   * @param opening the identity document in one of the page, throwing {@link Unreadable}
   */
  Function<Document, Resealing.Step> steps(
      List<Document> page, Function<Document, IdDocument> opening) {
    Map<String, HolderRef> presents = new HashMap<>();
    Map<HolderRef, HolderRef> wanted = new HashMap<>();
    for (Document each : page) {
      try {
        HolderRef first = new HolderRef(each.getString(StoredFields.ID));
        HolderRef present = digests.holderRef(opening.apply(each));
        presents.put(first.value(), present);
        if (!present.equals(first)) {
          wanted.put(present, first);
        }
      } catch (Unreadable closed) {
        LOG.debug("left to its step", closed);
      }
    }
    Map<HolderRef, HolderLink> known = links.find(wanted.keySet());
    List<HolderLink> fresh = new ArrayList<>();
    wanted.forEach(
        (present, first) -> {
          if (!known.containsKey(present)) {
            fresh.add(HolderLink.ofKeyVersion(present, first, clock.instant()));
          }
        });
    links.save(fresh);
    return document -> {
      HolderRef present = presents.get(document.getString(StoredFields.ID));
      // What could not be opened says so once more.
      return step(
          document, present == null ? digests.holderRef(opening.apply(document)) : present, known);
    };
  }

  private static Resealing.Step step(
      Document document, HolderRef present, Map<HolderRef, HolderLink> known) {
    String first = document.getString(StoredFields.ID);
    if (present.value().equals(first)) {
      return new Resealing.Step.Current();
    }
    HolderLink link = known.get(present);
    if (link == null) {
      return new Resealing.Step.Waits();
    }
    if (link.basis() == HolderLink.Basis.KEY_VERSION && link.oldest().value().equals(first)) {
      return new Resealing.Step.Current();
    }
    LOG.error("{} cannot be linked with {}: {} is known", present.value(), first, link);
    return new Resealing.Step.Waits();
  }
}
