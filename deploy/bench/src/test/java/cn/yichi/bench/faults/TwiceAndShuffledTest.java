package cn.yichi.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

class TwiceAndShuffledTest {
  private static final TopicPartition PARTITION = new TopicPartition("any", 0);

  @RepeatedTest(20)
  void every_record_comes_twice_first_in_the_order_of_its_key_and_the_last_stays_last(
      RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    List<ConsumerRecord<byte[], byte[]>> batch = batch(new Random(seed));
    TwiceAndShuffled interceptor = new TwiceAndShuffled();
    interceptor.configure(Map.of("yichi.bench.seed", seed));

    List<ConsumerRecord<byte[], byte[]>> mixed =
        interceptor
            .onConsume(new ConsumerRecords<>(Map.of(PARTITION, batch), Map.of()))
            .records(PARTITION);

    Map<Long, Integer> times = new HashMap<>();
    mixed.forEach(record -> times.merge(record.offset(), 1, Integer::sum));
    assertThat(times).as("seed %d", seed).hasSize(batch.size());
    assertThat(times.values()).as("seed %d", seed).containsOnly(2);
    assertThat(mixed.getLast().offset()).as("seed %d", seed).isEqualTo(batch.getLast().offset());
    assertThat(firstDeliveries(mixed)).as("seed %d", seed).isEqualTo(firstDeliveries(batch));
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

  private static List<ConsumerRecord<byte[], byte[]>> batch(Random random) {
    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    int size = 1 + random.nextInt(200);
    for (int offset = 0; offset < size; offset++) {
      byte[] key = ("k" + random.nextInt(20)).getBytes(StandardCharsets.UTF_8);
      batch.add(new ConsumerRecord<>("any", 0, offset, key, new byte[] {1}));
    }
    return batch;
  }
}
