package cn.yichi.notification.mongo;

import cn.yichi.platform.holder.HolderLinks;
import cn.yichi.platform.store.DeclaredIndex;
import cn.yichi.platform.store.DeclaredIndexes;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;

/** The collections of this service and every index on them. */
final class Collections {
  static final String CONTACTS = "contacts";
  static final String BASELINES = "baselines";
  static final String NOTICES = "notices";

  private Collections() {}

  static DeclaredIndexes indexes() {
    return new DeclaredIndexes(
        List.of(
            HolderLinks.index(),
            // The sweep; only notices with something left to do are in it.
            new DeclaredIndex(
                NOTICES,
                new Document("phase", 1).append("nextAt", 1),
                new IndexOptions()
                    .partialFilterExpression(
                        new Document("nextAt", new Document("$exists", true)))),
            // The inbox of one recipient, newest first.
            new DeclaredIndex(
                NOTICES,
                new Document("recipient", 1)
                    .append("phase", 1)
                    .append("inbox.at", -1)
                    .append("_id", -1),
                new IndexOptions())));
  }
}
