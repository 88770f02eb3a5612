package cn.yichi.platform.holder;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import cn.yichi.platform.consume.Outcome;
import cn.yichi.platform.consume.TransientFault;
import cn.yichi.platform.store.Inserts;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Writes links as they come, the highest version of each winning; what a lost key said gives way to
 * whatever its region has said since.
 */
final class KeptLinks {
  private final MongoCollection<Document> links;
  private final Doubt doubt;

  KeptLinks(MongoCollection<Document> links, Doubt doubt) {
    this.links = links;
    this.doubt = doubt;
  }

  /**
   * Keeps a batch in its order; one outcome each.
   *
   * @throws TransientFault where another write came between
   */
  List<Outcome> keep(List<Document> said) {
    Map<String, Document> stored = stored(said.stream().map(each -> id(each)).toList());
    Map<String, Integer> highest = new HashMap<>();
    stored.forEach((id, each) -> highest.put(id, version(each)));
    Map<String, Document> newest = new LinkedHashMap<>();
    List<Outcome> outcomes = new ArrayList<>(said.size());
    for (Document each : said) {
      int known = highest.getOrDefault(id(each), 0);
      if (version(each) > known || !newest.containsKey(id(each)) && yields(stored, each)) {
        highest.put(id(each), version(each));
        newest.put(id(each), each);
        outcomes.add(new Outcome.Applied());
      } else {
        outcomes.add(version(each) == known ? new Outcome.Duplicate() : new Outcome.Stale());
      }
    }
    write(newest, stored);
    return outcomes;
  }

  private void write(Map<String, Document> newest, Map<String, Document> stored) {
    List<Document> fresh = new ArrayList<>();
    List<WriteModel<Document>> later = new ArrayList<>();
    newest.forEach(
        (id, each) -> {
          Document before = stored.get(id);
          if (before == null) {
            fresh.add(each);
          } else if (isDoubtful(before)) {
            replaceDoubtful(before, each);
          } else {
            later.add(ifNewer(each));
          }
        });
    Inserts.duplicates(links, fresh).forEach(taken -> later.add(ifNewer(fresh.get(taken))));
    if (!later.isEmpty()) {
      links.bulkWrite(later, new BulkWriteOptions().ordered(false));
    }
  }

  private static WriteModel<Document> ifNewer(Document link) {
    return new ReplaceOneModel<>(
        and(eq("_id", id(link)), lt(LinkDocument.VERSION, version(link))), link);
  }

  private void replaceDoubtful(Document before, Document link) {
    var unmoved =
        and(
            eq("_id", id(link)),
            eq(LinkDocument.VERSION, version(before)),
            eq(LinkDocument.ARRIVED_AT, before.getString(LinkDocument.ARRIVED_AT)));
    if (links.replaceOne(unmoved, link).getMatchedCount() == 0) {
      throw new TransientFault("a link in doubt was replaced by somebody else");
    }
  }

  private Map<String, Document> stored(Collection<String> ids) {
    Map<String, Document> stored = new HashMap<>();
    for (Document each :
        links
            .find(in("_id", ids))
            .projection(
                include(LinkDocument.VERSION, LinkDocument.SIGNED_BY, LinkDocument.ARRIVED_AT))) {
      stored.put(id(each), each);
    }
    return stored;
  }

  /**
   * Forgets a link.
   *
   * @param signedAt when its region asked for it, by the region's clock
   */
  Outcome forget(String id, Instant signedAt) {
    Document stored = links.find(eq("_id", id)).first();
    if (stored == null) {
      return new Outcome.Duplicate();
    }
    String said = stored.getString(LinkDocument.SIGNED_AT);
    if (said != null && !isDoubtful(stored) && signedAt.isBefore(Instant.parse(said))) {
      // Said anew since: an old erasure that somebody repeats.
      return new Outcome.Stale();
    }
    links.deleteOne(and(eq("_id", id), eq(LinkDocument.VERSION, version(stored))));
    return new Outcome.Applied();
  }

  private boolean yields(Map<String, Document> stored, Document said) {
    Document before = stored.get(id(said));
    return before != null && LinkDocument.yields(before, said, doubt);
  }

  private boolean isDoubtful(Document stored) {
    return LinkDocument.isDoubtful(stored, doubt);
  }

  private static String id(Document link) {
    return link.getString("_id");
  }

  private static int version(Document link) {
    return link.getInteger(LinkDocument.VERSION);
  }
}
