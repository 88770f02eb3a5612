package cn.yichi.platform.testing;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxNudge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/** Remembers what a store told the relay. */
public final class RecordedNudges implements OutboxNudge {
  private final List<String> nudged = new ArrayList<>();
  private final List<Document> inserted = new ArrayList<>();

  @Override
  public void nudge(Outbox outbox, Collection<String> ids) {
    nudged.addAll(ids);
  }

  @Override
  public void inserted(Outbox outbox, Collection<Document> documents) {
    inserted.addAll(documents);
  }

  /** Ids of aggregates that changed. */
  public List<String> nudged() {
    return List.copyOf(nudged);
  }

  /** Ids of new aggregates. */
  public List<String> inserted() {
    return inserted.stream().map(document -> document.getString("_id")).toList();
  }
}
