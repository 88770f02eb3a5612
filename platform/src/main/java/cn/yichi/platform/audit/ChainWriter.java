package cn.yichi.platform.audit;

import cn.yichi.platform.ServiceIdentity;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the chain of this process. One thread. What is not known to be written is attempted again,
 * with the same bytes at the same place, before anything that follows it: so a chain never forks
 * and has no hole, however long the store is away.
 */
final class ChainWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ChainWriter.class);
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_INSTANCE = 64;

  private final AuditStore store;
  private final ChainHeads heads;
  private final ActorSeal seal;
  private final ServiceIdentity identity;
  private final Clock clock;
  private final Pauses pauses;
  private volatile Head head = Head.start("");
  private long published;
  private Instant publishedAt = Instant.EPOCH;

  ChainWriter(
      AuditStore store,
      ChainHeads heads,
      ActorSeal seal,
      ServiceIdentity identity,
      Clock clock,
      Pauses pauses) {
    this.store = store;
    this.heads = heads;
    this.seal = seal;
    this.identity = identity;
    this.clock = clock;
    this.pauses = pauses;
  }

  /** Waits between two attempts. */
  interface Pauses {
    /** False when there is no time for another attempt. */
    boolean pause(Duration length);
  }

  /**
   * Begins a chain; its first entry names the heads that the store held.
   *
   * @return false when the end came before the store did
   */
  boolean begin() {
    Instant now = clock.instant();
    Head start = Head.start(chain(now));
    List<Head> held = new ArrayList<>();
    boolean found =
        attempts(
            again -> {
              held.clear();
              held.addAll(new Chains(store).unnamed());
              return true;
            });
    if (!found) {
      return false;
    }
    var deed =
        new Deed(
            now,
            AuditKind.CHAIN_START,
            "audit.start",
            Actor.service(),
            Deed.About.NOTHING,
            new Deed.Result(0, ""));
    Document first = EntryDocuments.write(Entry.after(start, deed, seal, held));
    head = start;
    published = 0;
    publishedAt = Instant.EPOCH;
    return write(List.of(first)) == Written.DONE || (pauses.pause(Duration.ofMillis(2)) && begin());
  }

  /** What became of a group. */
  enum Written {
    DONE,
    /** Somebody else's entry stands at the place of one of them. */
    TAKEN,
    /** There was no time for another attempt; it may be there or not. */
    UNKNOWN
  }

  /**
   * Appends deeds, in order.
   *
   * @return false when the end came before the store did; then it is not known what is there
   */
  boolean append(List<Deed> deeds) {
    List<Document> entries = new ArrayList<>(deeds.size());
    Head last = head;
    for (Deed deed : deeds) {
      Document entry = EntryDocuments.write(Entry.after(last, deed, seal, List.of()));
      last = EntryDocuments.head(entry);
      entries.add(entry);
    }
    return switch (write(entries)) {
      case DONE -> true;
      case UNKNOWN -> false;
      case TAKEN -> {
        LOG.error("an entry that is not ours stands in audit chain {}: it ends here", head.chain());
        publish(ChainHeads.State.CLOSED);
        yield begin() && append(deeds);
      }
    };
  }

  private Written write(List<Document> entries) {
    List<Boolean> taken = new ArrayList<>();
    boolean known =
        attempts(
            again -> {
              if (!again) {
                store.append(entries);
              } else if (!store.settle(entries)) {
                taken.add(true);
              }
              return true;
            });
    if (!known) {
      return Written.UNKNOWN;
    }
    if (!taken.isEmpty()) {
      return Written.TAKEN;
    }
    head = EntryDocuments.head(entries.getLast());
    return Written.DONE;
  }

  /** Something that may fail while the store is away. */
  private interface Attempt {
    boolean done(boolean again);
  }

  private boolean attempts(Attempt attempt) {
    Duration pause = Duration.ofMillis(20);
    boolean again = false;
    while (true) {
      try {
        return attempt.done(again);
      } catch (RuntimeException | Error away) {
        // An Error too: what was under way may be written all the same.
        if (!again) {
          LOG.warn("audit entries wait for the store: {}", away.toString());
        }
      }
      again = true;
      if (!pauses.pause(pause)) {
        return false;
      }
      pause = pause.compareTo(Duration.ofSeconds(1)) > 0 ? pause : pause.multipliedBy(2);
    }
  }

  /** Publishes the head where there is news and it is time. */
  void publishWhenDue(Duration period) {
    if (head.sequence() != published && !clock.instant().isBefore(publishedAt.plus(period))) {
      publish(ChainHeads.State.OPEN);
    }
  }

  /** Says that no entry follows. */
  void close() {
    if (head.sequence() > 0) {
      publish(ChainHeads.State.CLOSED);
    }
  }

  private void publish(ChainHeads.State state) {
    publishedAt = clock.instant();
    try {
      heads.publish(head, state, publishedAt);
      published = head.sequence();
    } catch (MongoException | IllegalStateException away) {
      LOG.warn("the head of audit chain {} waits: {}", head.chain(), away.toString());
    }
  }

  Head head() {
    return head;
  }

  private String chain(Instant start) {
    String instance = identity.instance().replaceAll("[^A-Za-z0-9_-]", "-");
    return String.join(
        ".",
        identity.service(),
        identity.region(),
        instance.substring(0, Math.min(LONGEST_INSTANCE, instance.length())),
        START.format(start));
  }
}
