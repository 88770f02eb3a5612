package cn.yichi.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Sits in a service's consumers and hands on every record twice, in an order that is only kept per
 * key: what at-least-once delivery allows, all the time. One repetition in {@value #LATER} is kept
 * back until the partition's next batch, when the first delivery has long been stored and
 * committed. The repetition of an older version may come after a newer one, never before its first
 * delivery. The last record of a partition stays last: its offset is what is committed.
 *
 * <p>Set as {@code interceptor.classes}, with its seed as {@code yichi.bench.seed} and, as {@code
 * yichi.bench.tally}, the file to which it appends a line for each batch: how many records and how
 * many repetitions were in it. A file outlives the process that is killed.
 */
public final class TwiceAndShuffled implements ConsumerInterceptor<byte[], byte[]> {
  private static final int LATER = 3;

  private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> keptBack =
      new HashMap<>();
  private Random random = new Random(0);
  private @Nullable Path tally;

  @Override
  public void configure(Map<String, ?> configs) {
    random = new Random(Long.parseLong(given(configs, "yichi.bench.seed")));
    tally = Path.of(given(configs, "yichi.bench.tally"));
  }

  private static String given(Map<String, ?> configs, String name) {
    return Objects.requireNonNull(configs.get(name), name).toString();
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> mixed = new LinkedHashMap<>();
    List<TopicPartition> partitions = new ArrayList<>(records.partitions());
    Collections.shuffle(partitions, random);
    for (TopicPartition partition : partitions) {
      List<ConsumerRecord<byte[], byte[]>> later = new ArrayList<>();
      List<ConsumerRecord<byte[], byte[]>> out = mixed(records.records(partition), later);
      List<ConsumerRecord<byte[], byte[]>> before = keptBack.put(partition, later);
      if (before != null) {
        before.forEach(each -> out.add(random.nextInt(out.size()), each));
      }
      mixed.put(partition, out);
    }
    int handedOn = mixed.values().stream().mapToInt(List::size).sum();
    count(records.count(), handedOn - records.count());
    return new ConsumerRecords<>(mixed, records.nextOffsets());
  }

  private void count(int fresh, int repetitions) {
    try {
      Files.writeString(
          Objects.requireNonNull(tally),
          fresh + " " + repetitions + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException notCounted) {
      throw new UncheckedIOException(notCounted);
    }
  }

  /**
   * What consumers have handed on.
   *
   * @param fresh records as the broker gave them
   * @param repetitions records that had been handed on before
   */
  record Tally(long fresh, long repetitions) {
    static final Tally NONE = new Tally(0, 0);

    /** So far, by all consumers that append to a file. */
    static Tally read(Path file) throws IOException {
      if (!Files.exists(file)) {
        return NONE;
      }
      try (Stream<String> batches = Files.lines(file)) {
        return batches.map(Tally::parse).reduce(NONE, Tally::plus);
      }
    }

    private static Tally parse(String batch) {
      String[] counts = batch.split(" ", 2);
      return new Tally(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    Tally plus(Tally other) {
      return new Tally(fresh + other.fresh, repetitions + other.repetitions);
    }

    Tally since(Tally earlier) {
      return new Tally(fresh - earlier.fresh, repetitions - earlier.repetitions);
    }
  }

  /**
   * @param later takes the repetitions that come with the next batch
   */
  private List<ConsumerRecord<byte[], byte[]>> mixed(
      List<ConsumerRecord<byte[], byte[]>> batch, List<ConsumerRecord<byte[], byte[]>> later) {
    Map<Bytes, Deque<ConsumerRecord<byte[], byte[]>>> byKey = new HashMap<>();
    List<Bytes> turns = new ArrayList<>(batch.size());
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      Bytes key = Bytes.wrap(record.key() == null ? new byte[0] : record.key());
      byKey.computeIfAbsent(key, k -> new ArrayDeque<>()).add(record);
      turns.add(key);
    }
    Collections.shuffle(turns, random);
    TreeMap<Double, ConsumerRecord<byte[], byte[]>> places = new TreeMap<>();
    for (int place = 0; place < turns.size(); place++) {
      ConsumerRecord<byte[], byte[]> record =
          Objects.requireNonNull(byKey.get(turns.get(place))).removeFirst();
      places.put((double) place, record);
      if (random.nextInt(LATER) == 0) {
        later.add(record);
      } else {
        places.put(place + 0.5 + random.nextDouble() * turns.size(), record);
      }
    }
    List<ConsumerRecord<byte[], byte[]>> out = new ArrayList<>(places.values());
    ConsumerRecord<byte[], byte[]> last = batch.getLast();
    out.remove(out.lastIndexOf(last));
    out.add(last);
    return out;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
