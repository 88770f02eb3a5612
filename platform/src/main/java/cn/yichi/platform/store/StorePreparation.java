package cn.yichi.platform.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Checks the database, creates the declared indexes and drops obsolete collections before anything
 * is consumed or relayed. While the database is away it tries again; a database that answers and is
 * refused stops the start.
 */
public final class StorePreparation implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StorePreparation.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final MongoDatabase database;
  private final MajorityWrites majority;
  private final List<DeclaredIndex> indexes;
  private final List<String> obsolete;
  private final Runnable whenRefused;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean ready;
  private volatile boolean running;

  /**
   * @param sandbox true where a standalone database is accepted
   * @param obsolete collections to drop
   * @param whenRefused stops the service when the refusal comes after the start
   */
  public StorePreparation(
      MongoDatabase database,
      boolean sandbox,
      List<DeclaredIndex> indexes,
      List<String> obsolete,
      Runnable whenRefused) {
    this.database = database;
    this.majority = new MajorityWrites(sandbox);
    this.indexes = List.copyOf(indexes);
    this.obsolete = List.copyOf(obsolete);
    this.whenRefused = whenRefused;
  }

  /** True once the indexes are there; until then nothing is consumed or relayed. */
  public boolean isReady() {
    return ready;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE / 2;
  }

  /**
   * @throws StoreRefused when the database answers and is not fit
   */
  @Override
  public void start() {
    running = true;
    try {
      prepare();
    } catch (MongoException away) {
      log.warn("database away, trying again: {}", away.toString());
      Thread.ofVirtual().name("store-preparation").start(this::retry);
    }
  }

  private void prepare() {
    majority.check(database);
    for (DeclaredIndex index : indexes) {
      database.getCollection(index.collection()).createIndex(index.keys(), index.options());
    }
    for (String name : database.listCollectionNames().into(new ArrayList<>())) {
      if (obsolete.contains(name)) {
        database.getCollection(name).drop();
      }
    }
    ready = true;
  }

  private void retry() {
    try {
      while (!ready && !stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        attempt();
      }
      log.info("database {}", ready ? "found, indexes are there" : "not found before the stop");
    } catch (InterruptedException end) {
      log.debug("store preparation interrupted");
    } catch (StoreRefused refused) {
      log.error("stopping: {}", refused.getMessage());
      whenRefused.run();
    }
  }

  private void attempt() {
    try {
      prepare();
    } catch (MongoException away) {
      log.debug("database still away", away);
    }
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
