package cn.yichi.bench.speed;

import cn.yichi.bench.site.Offsets;
import cn.yichi.contracts.event.Decoded;
import cn.yichi.contracts.event.Envelope;
import cn.yichi.contracts.event.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Events that a small import really published, kept in a file for the processes that JMH starts.
 *
 * @param count events in it
 */
record EventSample(Path file, long count) {
  private static final String FILE = "yichi.bench.sample";
  private static final String COUNT = "yichi.bench.sample.count";
  private static final List<String> TOPICS =
      List.of("yichi.510000.issuers", "yichi.510000.certificates", "yichi.500000.recognitions");

  /** Keeps what the topics of a world hold. */
  static EventSample take(World world, Path file) throws IOException {
    Map<TopicPartition, Long> ends = new HashMap<>(Offsets.look(world.admin()).ends());
    ends.keySet().removeIf(partition -> !TOPICS.contains(partition.topic()));
    long count = 0;
    try (Shelf.Writer shelf = new Shelf.Writer(file);
        Records records = new Records(world.backbone().brokers(), Map.of(), ends)) {
      for (ConsumerRecord<byte[], byte[]> record = records.next();
          record != null;
          record = records.next()) {
        shelf.add(new Entry(null, Records.fact(record), List.of()));
        count++;
      }
    }
    return new EventSample(file, count);
  }

  /** How the process that JMH starts is told of it. */
  List<String> arguments() {
    return List.of("-D" + FILE + "=" + file, "-D" + COUNT + "=" + count);
  }

  /** For a benchmark that runs in this very process. */
  void tellThisProcess() {
    System.setProperty(FILE, file.toString());
    System.setProperty(COUNT, Long.toString(count));
  }

  /** The sample this process was told of. */
  static EventSample told() {
    return new EventSample(Path.of(System.getProperty(FILE)), Long.getLong(COUNT));
  }

  /** The records of one stream. */
  List<Entry.Fact> of(String stream) {
    List<Entry.Fact> found = new ArrayList<>();
    try (Shelf.Reader shelf = new Shelf.Reader(file, count)) {
      for (Entry entry : shelf.next((int) count)) {
        Entry.Fact fact = entry.record();
        if (fact != null && fact.topic().endsWith("." + stream)) {
          found.add(fact);
        }
      }
      return found;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Envelope<?> decode(EventCodec codec, Entry.Fact fact) {
    return switch (codec.decode(headers(fact), fact.value())) {
      case Decoded.Known known -> known.event();
      case Decoded.Unknown unknown -> throw new IllegalStateException(unknown.toString());
      case Decoded.Broken broken -> throw new IllegalStateException(broken.toString());
    };
  }

  static Function<String, byte @Nullable []> headers(Entry.Fact fact) {
    Map<String, byte[]> headers = new HashMap<>();
    fact.headers().forEach(header -> headers.put(header.name(), header.value()));
    return headers::get;
  }
}
