package cn.yichi.platform.rotation;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import cn.yichi.platform.rotation.Progress.Part;
import cn.yichi.platform.vault.FederationKeySpent;
import cn.yichi.platform.vault.Unreadable;
import com.mongodb.MongoException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings everything under the current key, page by page. A page that a crash cuts short is done
 * again, which changes nothing; writes compare with what was read, so that nobody's change is lost
 * and two instances at once do no harm.
 *
 * <p>It ends with a round that finds nothing to do. That proves something only if no instance still
 * seals under an older key, so the setting changes on all of them first.
 */
final class Rotation {
  private static final Logger log = LoggerFactory.getLogger(Rotation.class);
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final String current;
  private final List<Resealing> collections;
  private final List<Leftovers> leftovers;
  private final BooleanSupplier affordable;
  private final RotationStore store;
  private final RotationSettings settings;
  private final Clock clock;

  Rotation(
      String current, Parts parts, RotationStore store, RotationSettings settings, Clock clock) {
    this.current = current;
    this.collections =
        parts.collections().stream()
            .sorted(Comparator.comparing(Resealing::after).thenComparing(Rotation::name))
            .toList();
    this.leftovers = List.copyOf(parts.leftovers());
    this.affordable = parts.affordable();
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Everything of a service that is sealed.
   *
   * @param affordable whether a page may draw on what requests draw on too
   */
  record Parts(List<Resealing> collections, List<Leftovers> leftovers, BooleanSupplier affordable) {
    Parts(List<Resealing> collections, List<Leftovers> leftovers) {
      this(collections, leftovers, () -> true);
    }
  }

  private static String name(Resealing part) {
    return part.collection().getNamespace().getCollectionName();
  }

  /** The progress as last told; empty where this key's change never began. */
  Optional<Progress> progress() {
    return store.find(current);
  }

  /**
   * Deals with one page; false where there is nothing to do now.
   *
   * @throws FederationKeySpent where requests used up the key meanwhile; the page is done again
   */
  boolean page() {
    if (!affordable.getAsBoolean()) {
      // Without the lease: another instance has a budget of its own.
      return false;
    }
    Instant now = clock.instant();
    Optional<Progress> due =
        store.hold(current, now, settings.lease()).filter(it -> !now.isBefore(it.nextAt()));
    if (due.isEmpty()) {
      return false;
    }
    Progress before = due.get();
    Progress held = before.parts().isEmpty() ? before.withCounts(counted()) : before;
    Progress next =
        held.place() < collections.size() ? page(held, collections.get(held.place())) : end(held);
    return store.save(next);
  }

  private Map<String, Part> counted() {
    Map<String, Part> counted = new LinkedHashMap<>();
    for (Resealing part : collections) {
      long total = part.collection().estimatedDocumentCount();
      counted.put(name(part), new Part(total, 0, total, 0));
    }
    return counted;
  }

  private Progress page(Progress held, Resealing part) {
    Bson rest = held.cursor().map(id -> gt("_id", id)).orElseGet(Document::new);
    List<Document> found =
        part.collection()
            .find(rest)
            .sort(ascending("_id"))
            .projection(include(part.fields()))
            .limit(settings.page())
            .into(new ArrayList<>());
    Part counted = sealAnew(held.run(), part, found);
    return found.size() < settings.page()
        ? held.left(name(part), counted)
        : held.paged(name(part), found.getLast().getString("_id"), counted);
  }

  private Part sealAnew(Part run, Resealing part, List<Document> found) {
    List<UpdateOneModel<Document>> writes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    int waiting = 0;
    Function<Document, Resealing.Step> steps = part.steps(found);
    for (Document each : found) {
      switch (step(part, steps, each)) {
        case Resealing.Step.Current ready -> {}
        case Resealing.Step.Waits waits -> waiting++;
        case Resealing.Step.Write write -> {
          writes.add(write.update());
          ids.add(each.getString("_id"));
        }
      }
    }
    int written = 0;
    if (!writes.isEmpty()) {
      written = part.collection().bulkWrite(writes, UNORDERED).getMatchedCount();
      part.written(ids);
    }
    int left = waiting + writes.size() - written;
    return run.plus(found.size() - left, left, written);
  }

  private static Resealing.Step step(
      Resealing part, Function<Document, Resealing.Step> steps, Document document) {
    try {
      return steps.apply(document);
    } catch (MongoException | FederationKeySpent passes) {
      throw passes;
    } catch (RuntimeException damaged) {
      // No message: that of a value which is not what it should be may quote it.
      log.error(
          "{} {} cannot be brought under the current key: {}",
          name(part),
          document.get("_id"),
          damaged instanceof Unreadable ? damaged.getMessage() : damaged.getClass().getName());
      return new Resealing.Step.Waits();
    }
  }

  private Progress end(Progress held) {
    Map<String, Part> told = new LinkedHashMap<>(held.parts());
    long files = 0;
    for (Leftovers each : leftovers) {
      long left = each.left();
      told.put(each.name(), new Part(left, 0, left, 0));
      files += left;
    }
    boolean clean = !held.dirty() && files == 0;
    boolean waits = files > 0 || told.values().stream().anyMatch(part -> part.left() > 0);
    int idle = waits ? held.idleRounds() + 1 : 0;
    Duration pause =
        clean ? settings.recheck() : waits ? settings.pause(held.idleRounds()) : Duration.ZERO;
    Instant now = clock.instant();
    if (clean && held.doneAt().isEmpty()) {
      log.info("everything is under key '{}': older ones are not needed any more", current);
    }
    return held.withCounts(told).ended(clean, idle, now.plus(pause), now);
  }
}
