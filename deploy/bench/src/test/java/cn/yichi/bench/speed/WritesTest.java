package cn.yichi.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritesTest {
  private static final Entry.Fact FACT =
      new Entry.Fact(
          "yichi.510000.certificates",
          bytes("c1"),
          bytes("{\"v\":1}"),
          List.of(new Entry.Header("ce_id", bytes("c1/1")), new Entry.Header("other", bytes("x"))));

  @Test
  void a_document_with_a_fact_is_inserted_with_it_and_cleared_on_condition_of_it() {
    Entry entry = Writes.of("certificates", document("{_id: 'c1', a: 1, pending: []}"), FACT);

    assertThat(entry.insert())
        .isEqualTo(
            json(
                "{_id: 'c1', a: 1, pending: [{id: 'c1/1', key: 'c1', json: '{\"v\":1}'}],"
                    + " pendingBucket: %d}".formatted(Math.floorMod("c1".hashCode(), 2))));
    assertThat(entry.updates()).hasSize(1);
    assertThat(entry.updates().getFirst().filter())
        .isEqualTo(json("{_id: 'c1', 'pending.0.id': 'c1/1'}"));
    assertThat(entry.updates().getFirst().change())
        .isEqualTo(json("{$set: {pending: []}, $unset: {pendingBucket: ''}}"));
  }

  @Test
  void a_document_without_a_fact_is_only_inserted() {
    Entry entry = Writes.of("numbers", document("{_id: 'n', version: 7}"), null);

    assertThat(entry.insert()).isEqualTo(json("{_id: 'n', version: 7}"));
    assertThat(entry.updates()).isEmpty();
  }

  @Test
  void a_notice_is_advanced_as_often_as_its_version_tells() {
    Entry entry =
        Writes.of(
            "notices",
            document(
                "{_id: 'k', phase: 'RELEASED', sms: {state: 'SENT'}, version: 3, writer: 'w'}"),
            null);

    assertThat(entry.insert())
        .isEqualTo(
            json(
                "{_id: 'k', phase: 'GATHERING', sms: {state: 'SENT'}, version: {$numberLong: '1'},"
                    + " nextAt: {$date: 0}}"));
    assertThat(entry.updates()).hasSize(2);
    assertThat(entry.updates().getLast().filter())
        .isEqualTo(json("{_id: 'k', version: {$numberLong: '2'}}"));
    assertThat(entry.updates().getLast().change())
        .isEqualTo(
            json(
                "{$set: {version: {$numberLong: '3'}, phase: 'RELEASED', sms: {state: 'SENT'},"
                    + " writer: 'w'}, $unset: {nextAt: ''}}"));
  }

  @Test
  void entries_come_off_the_shelf_as_they_were_put_on_it(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("shelf");
    try (Shelf.Writer shelf = new Shelf.Writer(file)) {
      shelf.add(Writes.of("certificates", document("{_id: 'c1', pending: []}"), FACT));
      shelf.add(new Entry(null, FACT, List.of()));
    }

    try (Shelf.Reader shelf = new Shelf.Reader(file, 2)) {
      Entry first = shelf.next(1).getFirst();
      assertThat(first.insert()).containsKey("pendingBucket");
      assertThat(first.updates()).hasSize(1);
      Entry second = shelf.next(500).getFirst();
      assertThat(second.insert()).isNull();
      assertThat(second.record()).usingRecursiveComparison().isEqualTo(FACT);
      assertThat(shelf.next(500)).isEmpty();
    }
  }

  private static RawBsonDocument document(String json) {
    return RawBsonDocument.parse(json);
  }

  private static BsonDocument json(String json) {
    return BsonDocument.parse(json);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
