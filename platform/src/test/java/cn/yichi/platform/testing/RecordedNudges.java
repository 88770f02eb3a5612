package cn.yichi.platform.testing;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.bson.Document;

/** Remembers what a store told the relay. */
public final class RecordedNudges implements OutboxNudge {
  private final List<String> nudged = Collections.synchronizedList(new ArrayList<>());
  private final List<String> inserted = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void nudge(Outbox outbox, Collection<String> ids) {
    nudged.addAll(ids);
  }

  @Override
  public void inserted(Outbox outbox, Collection<Document> documents) {
    documents.forEach(each -> inserted.add(each.getString("_id")));
  }

  /** Ids of aggregates that changed. */
  public List<String> nudged() {
    return List.of(nudged.toArray(String[]::new));
  }

  /** Ids of new aggregates. */
  public List<String> inserted() {
    return List.of(inserted.toArray(String[]::new));
  }
}
