package cn.yichi.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yichi.bench.faults.TwiceAndShuffled.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwiceAndShuffledTest {
  private static final TopicPartition PARTITION = new TopicPartition("any", 0);

  @TempDir Path folder;

  @RepeatedTest(20)
  void every_record_comes_twice_first_in_the_order_of_its_key_and_the_last_stays_last(
      RepetitionInfo repetition) throws IOException {
    int seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    TwiceAndShuffled interceptor = new TwiceAndShuffled();
    Path tally = folder.resolve("tally");
    interceptor.configure(Map.of("yichi.bench.seed", seed, "yichi.bench.tally", tally));
    assertThat(Tally.read(tally)).isEqualTo(Tally.NONE);
    List<ConsumerRecord<byte[], byte[]>> batch = batch(0, random);
    List<ConsumerRecord<byte[], byte[]>> next = batch(batch.size(), random);

    List<ConsumerRecord<byte[], byte[]>> mixed = mixed(interceptor, batch);
    List<ConsumerRecord<byte[], byte[]>> after = mixed(interceptor, next);

    assertThat(mixed.getLast().offset()).as("seed %d", seed).isEqualTo(batch.getLast().offset());
    assertThat(after.getLast().offset()).as("seed %d", seed).isEqualTo(next.getLast().offset());
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(mixed);
    all.addAll(after);
    int fresh = batch.size() + next.size();
    assertThat(Tally.read(tally)).isEqualTo(new Tally(fresh, all.size() - fresh));
    assertThat(all.size() - fresh).isGreaterThanOrEqualTo(batch.size());
    Map<Long, Integer> times = new HashMap<>();
    all.forEach(record -> times.merge(record.offset(), 1, Integer::sum));
    batch.forEach(
        record ->
            assertThat(times.get(record.offset())).as("seed %d, %s", seed, record).isEqualTo(2));
    assertThat(times).as("seed %d", seed).hasSize(batch.size() + next.size());
    batch.addAll(next);
    assertThat(firstDeliveries(all)).as("seed %d", seed).isEqualTo(firstDeliveries(batch));
  }

  @Test
  void some_repetitions_come_with_a_later_batch() {
    TwiceAndShuffled interceptor = new TwiceAndShuffled();
    interceptor.configure(
        Map.of("yichi.bench.seed", 7, "yichi.bench.tally", folder.resolve("tally")));
    List<ConsumerRecord<byte[], byte[]>> batch = batch(0, new Random(7));
    mixed(interceptor, batch);
    List<ConsumerRecord<byte[], byte[]>> after =
        mixed(interceptor, batch(batch.size(), new Random(8)));
    assertThat(after).anyMatch(record -> record.offset() < batch.size());
  }

  private static List<ConsumerRecord<byte[], byte[]>> mixed(
      TwiceAndShuffled interceptor, List<ConsumerRecord<byte[], byte[]>> batch) {
    return interceptor
        .onConsume(new ConsumerRecords<>(Map.of(PARTITION, batch), Map.of()))
        .records(PARTITION);
  }

  /** Key to the offsets in the order in which each came for the first time. */
  private static Map<String, List<Long>> firstDeliveries(
      List<ConsumerRecord<byte[], byte[]>> records) {
    Map<String, LinkedHashSet<Long>> order = new HashMap<>();
    records.forEach(
        record ->
            order
                .computeIfAbsent(
                    new String(record.key(), StandardCharsets.UTF_8), k -> new LinkedHashSet<>())
                .add(record.offset()));
    Map<String, List<Long>> lists = new HashMap<>();
    order.forEach((key, offsets) -> lists.put(key, List.copyOf(offsets)));
    return lists;
  }

  private static List<ConsumerRecord<byte[], byte[]>> batch(int from, Random random) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    int size = 1 + random.nextInt(200);
    for (int offset = from; offset < from + size; offset++) {
      byte[] key = ("k" + random.nextInt(20)).getBytes(StandardCharsets.UTF_8);
      batch.add(new ConsumerRecord<>("any", 0, offset, key, new byte[] {1}));
    }
    return batch;
  }
}
