package cn.yichi.platform.outbox;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.signing.RecordSigner;
import cn.yichi.platform.testing.TestSigner;
import cn.yichi.platform.testing.TestStack;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Certificates of a toy registry with an outbox, and relays over it. */
final class OutboxFixture {
  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SWEEP = Duration.ofMillis(500);

  final MongoDatabase database;
  final MongoCollection<Document> certificates;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Outbox outbox;
  final int buckets;
  RecordSigner signer = TestSigner.of("510000");

  OutboxFixture(String topic, int buckets) {
    this(TestStack.freshDatabase(), topic, buckets);
  }

  OutboxFixture(MongoDatabase database, String topic, int buckets) {
    this.database = database;
    this.certificates = database.getCollection("certificates");
    this.buckets = buckets;
    this.outbox = new Outbox(certificates, topic, buckets);
  }

  OutboxSettings settings(Duration lease) {
    return settings(lease, SWEEP);
  }

  private OutboxSettings settings(Duration lease, Duration sweep) {
    return new OutboxSettings(buckets, 500, 20_000, lease, sweep, Duration.ofSeconds(1));
  }

  /** A relay that finds nothing by itself once it has its buckets. */
  OutboxRelay relayThatSweepsAtStartOnly(String instance) {
    return relay(
        instance, "outbox_leases", Clock.systemUTC(), RelayProbe.NONE, Duration.ofHours(1));
  }

  OutboxRelay relay(String instance, Clock clock, RelayProbe probe) {
    return relay(instance, "outbox_leases", clock, probe, SWEEP);
  }

  /** A relay that shares no lease with any other: nothing but the fence is between them. */
  OutboxRelay relayWithOwnLeases(String instance, RelayProbe probe) {
    return relay(instance, "leases_" + instance, Clock.systemUTC(), probe, SWEEP);
  }

  private OutboxRelay relay(
      String instance, String leasesIn, Clock clock, RelayProbe probe, Duration sweep) {
    Duration lease = Duration.ofSeconds(2);
    BucketLeases leases =
        new BucketLeases(database.getCollection(leasesIn), instance, lease, clock);
    return new OutboxRelay(
        List.of(outbox),
        settings(lease, sweep),
        leases,
        bucket -> OutboxRelay.sender(TestStack.broker(), outbox.topic() + "." + bucket),
        new OutboxRelay.Surroundings(database, TestStack.broker(), signer, meters, clock),
        probe);
  }

  OutboxRelay relay(String instance) {
    return relay(instance, Clock.systemUTC(), RelayProbe.NONE);
  }

  Document issue(String id) {
    Document certificate =
        outbox.initial(new Document("_id", id).append("version", 1L), fact(id, 1));
    certificates.insertOne(certificate);
    return certificate;
  }

  void change(String id, long version) {
    Document replaced = certificates.find(Filters.eq("_id", id)).first();
    long matched =
        certificates
            .updateOne(
                Filters.and(
                    Filters.eq("_id", id), Filters.eq("version", version - 1), outbox.hasRoom()),
                Updates.combine(
                    Updates.set("version", version), outbox.push(fact(id, version), replaced)))
            .getMatchedCount();
    if (matched != 1) {
      throw new IllegalStateException("refused: " + id + "/" + version);
    }
  }

  static WireEvent fact(String id, long version) {
    return new WireEvent(
        id + "/" + version,
        "yichi.certificate.issued.v1",
        "/regions/510000/registry",
        id,
        Instant.parse("2026-01-05T02:00:00Z"),
        id,
        "{\"version\":" + version + "}");
  }

  boolean pending(String id) {
    @Nullable Document found = certificates.find(Filters.eq("_id", id)).first();
    return found != null && found.containsKey(Outbox.BUCKET);
  }

  long pendingCount() {
    return certificates.countDocuments(Filters.exists(Outbox.BUCKET));
  }
}
