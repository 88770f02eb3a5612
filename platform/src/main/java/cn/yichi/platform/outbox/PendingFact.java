package cn.yichi.platform.outbox;

import cn.yichi.contracts.event.WireEvent;
import cn.yichi.platform.telemetry.Trace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One unsent fact as it is stored inside its aggregate. */
record PendingFact(WireEvent event, @Nullable String trace, @Nullable Document replaced) {

  static Document document(WireEvent fact, @Nullable Document replaced) {
    Document entry =
        new Document("id", fact.id())
            .append("type", fact.type())
            .append("source", fact.source())
            .append("subject", fact.subject())
            .append("time", fact.time().toString())
            .append("key", fact.key())
            .append("json", fact.json());
    if (fact.homeRegion() != null) {
      entry.append("homeRegion", fact.homeRegion());
    }
    Trace.current().ifPresent(trace -> entry.append("trace", trace.traceparent()));
    if (replaced != null) {
      entry.append("replaced", replaced);
    }
    return entry;
  }

  static PendingFact read(Document entry) {
    return new PendingFact(
        new WireEvent(
            entry.getString("id"),
            entry.getString("type"),
            entry.getString("source"),
            entry.getString("subject"),
            Instant.parse(entry.getString("time")),
            entry.getString("key"),
            entry.getString("json"),
            entry.getString("homeRegion")),
        entry.getString("trace"),
        entry.get("replaced", Document.class));
  }

  ProducerRecord<byte[], byte[]> record(String topic) {
    var record =
        new ProducerRecord<>(topic, event.key().getBytes(StandardCharsets.UTF_8), event.value());
    event.headers().forEach(record.headers()::add);
    if (trace != null) {
      record.headers().add(Trace.HEADER, trace.getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }
}
