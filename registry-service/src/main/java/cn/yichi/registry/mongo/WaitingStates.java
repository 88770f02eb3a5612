package cn.yichi.registry.mongo;

import cn.yichi.platform.rotation.SealedFields;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** Replaced states inside of facts that wait to be sent. */
final class WaitingStates {
  private WaitingStates() {}

  static boolean anyOutdated(Document document, SealedFields sealed) {
    return document.getList("pending", Document.class, List.of()).stream()
        .map(fact -> fact.get("replaced", Document.class))
        .filter(Objects::nonNull)
        .anyMatch(sealed::isOutdated);
  }
}
