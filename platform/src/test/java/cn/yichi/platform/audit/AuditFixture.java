package cn.yichi.platform.audit;

import cn.yichi.contracts.event.EventCodec;
import cn.yichi.contracts.event.Stream;
import cn.yichi.platform.ServiceIdentity;
import cn.yichi.platform.broker.BrokerClients;
import cn.yichi.platform.outbox.Outbox;
import cn.yichi.platform.outbox.OutboxRelay;
import cn.yichi.platform.outbox.OutboxSettings;
import cn.yichi.platform.outbox.Republication;
import cn.yichi.platform.outbox.RepublicationSettings;
import cn.yichi.platform.signing.RecordVerifier;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestStack;
import cn.yichi.platform.vault.PiiVault;
import cn.yichi.platform.vault.VaultKeys;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;

/** A registry's audit log without the rest: a store, a real relay, a region of its own. */
final class AuditFixture implements AutoCloseable {
  static final AuditSettings SETTINGS =
      new AuditSettings(4096, 500, Duration.ofSeconds(20), Duration.ofMinutes(1));

  /** Two of the same name would meet on one topic. */
  private static final AtomicInteger REGIONS = new AtomicInteger(900_000);

  final String region = Integer.toString(REGIONS.incrementAndGet());
  final MongoDatabase database;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final ActorSeal seal = new ActorSeal(new PiiVault(VaultKeys.sandbox(region)));
  private final Outbox outbox;
  private final OutboxRelay relay;
  private final AuditSettings settings;

  AuditFixture() {
    this(TestStack.freshDatabase(), SETTINGS);
  }

  AuditFixture(MongoDatabase database, AuditSettings settings) {
    this.database = database;
    this.settings = settings;
    String topic = Stream.BOOKS.topic(region);
    try (Admin admin = TestStack.broker().admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
    } catch (ExecutionException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
    outbox = new Outbox(database.getCollection(ChainHeads.COLLECTION), topic, 2);
    relay =
        OutboxRelay.of(
            List.of(outbox),
            OutboxSettings.defaults(),
            identity("relay"),
            new OutboxRelay.Surroundings(
                database, TestStack.broker(), TestSigner.of(region), meters, Clock.systemUTC()));
    relay.start();
  }

  ServiceIdentity identity(String instance) {
    return new ServiceIdentity(region, "registry", instance, true);
  }

  /** A process of that name, started. */
  AuditTrail start(String instance) {
    EventCodec codec = new EventCodec();
    ChainHeads heads = new ChainHeads(database, outbox, relay, codec, identity(instance));
    AuditTrail trail =
        new AuditTrail(
            pauses ->
                new ChainWriter(
                    new AuditStore(database),
                    heads,
                    seal,
                    identity(instance),
                    Clock.systemUTC(),
                    pauses),
            heads,
            settings,
            meters);
    trail.start();
    return trail;
  }

  static Deed deed(String object) {
    return new Deed(
        Instant.parse("2026-11-27T01:02:03.004Z"),
        AuditKind.CHANGE,
        "certificate.register",
        new Actor(
            Optional.of(new Actor.Who("https://id.example", "officer-1")),
            List.of("auditor", "officer"),
            "desk",
            "127.0.0.1",
            "0af7651916cd43dd8448eb211c80319c"),
        new Deed.About(List.of(object), Optional.empty(), "对账"),
        new Deed.Result(201, ""));
  }

  MongoCollection<Document> entries() {
    return database.getCollection(AuditStore.COLLECTION);
  }

  List<Document> all() {
    return entries().find().sort(new Document("_id", 1)).into(new java.util.ArrayList<>());
  }

  BrokerClients kafka() {
    return TestStack.broker();
  }

  Report verify() {
    return verify(RecordVerifier.sandboxAtOnce());
  }

  Report verify(RecordVerifier believing) {
    return new AuditVerification(database, kafka(), believing, region, Optional.of(seal))
        .verify(Optional.of("registry"));
  }

  /** All heads are said once more, as after the loss of a key. */
  Republication republishing() {
    ChainHeads heads = new ChainHeads(database, outbox, relay, new EventCodec(), identity("again"));
    return new Republication(
        new RepublicationSettings("after-the-loss"),
        List.of(heads.again()),
        database,
        relay,
        meters);
  }

  @Override
  public void close() {
    relay.stop();
  }
}
