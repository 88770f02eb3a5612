package cn.yichi.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectibleCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DirectDocumentCodecTest {
  private final CodecRegistry drivers = MongoClientSettings.getDefaultCodecRegistry();
  private final Codec<Document> usual = new DocumentCodec(drivers);
  private final Codec<Document> direct = DirectDocumentCodec.in(drivers).get(Document.class);

  @Test
  void writes_each_kind_of_value_as_the_driver_does() {
    Document document =
        new Document("text", "焊工 \u0000𠮷")
            .append("nothing", null)
            .append("small", -1)
            .append("large", Long.MAX_VALUE)
            .append("fraction", 0.1)
            .append("truth", true)
            .append("date", new Date(1_790_000_000_000L))
            .append("bytes", new Binary((byte) 4, "一尺".getBytes(StandardCharsets.UTF_8)))
            .append("nested", new Document("_id", "second").append("a", new Document()))
            .append("list", Arrays.asList("a", null, 2, new Document("b", List.of()), List.of(3L)))
            .append("set", Set.of("one"))
            .append("map", new LinkedHashMap<>(Map.of("_id", 1)))
            .append("array", new byte[] {1, 2})
            .append("key", new ObjectId("64b000000000000000000001"))
            .append("bson", new BsonInt32(7))
            .append("decimal", Decimal128.parse("1.50"))
            .append("big", new BigDecimal("2.5"))
            .append("instant", Instant.EPOCH)
            .append("day", LocalDate.of(2026, 1, 16))
            .append("_id", "last");

    assertThat(document).allSatisfy((name, value) -> alike(new Document(name, value)));
    alike(document);
  }

  @RepeatedTest(50)
  void writes_any_document_as_the_driver_does(RepetitionInfo time) {
    alike(document(new Random(time.getCurrentRepetition()), 4));
  }

  @Test
  void reads_what_it_wrote_and_gives_an_id() {
    Document document = new Document("a", List.of(new Document("b", 1)));
    CollectibleCodec<Document> codec = (CollectibleCodec<Document>) direct;

    assertThat(read(codec, bytes(codec, document, false))).isEqualTo(document);
    assertThat(codec.documentHasId(document)).isFalse();
    assertThat(codec.generateIdIfAbsentFromDocument(document).get("_id"))
        .isInstanceOf(ObjectId.class);
    assertThat(codec.getDocumentId(document).isObjectId()).isTrue();
  }

  private void alike(Document document) {
    for (boolean collectible : new boolean[] {true, false}) {
      assertThat(bytes(direct, document, collectible))
          .isEqualTo(bytes(usual, document, collectible));
    }
  }

  private static Document document(Random random, int depth) {
    Document document = new Document();
    for (int i = random.nextInt(6); i > 0; i--) {
      document.append(random.nextInt(5) == 0 ? "_id" : "f" + i, value(random, depth));
    }
    return document;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> "t".repeat(random.nextInt(200)) + (char) random.nextInt(0xd800);
      case 1 -> random.nextInt();
      case 2 -> random.nextLong();
      case 3 -> random.nextBoolean();
      case 4 -> new Date(random.nextInt());
      case 5 -> new Binary(new byte[random.nextInt(100)]);
      case 6 -> document(random, depth - 1);
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
    };
  }

  private static byte[] bytes(Codec<Document> codec, Document document, boolean collectible) {
    BasicOutputBuffer buffer = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      codec.encode(
          writer,
          document,
          EncoderContext.builder().isEncodingCollectibleDocument(collectible).build());
    }
    return buffer.toByteArray();
  }

  private static Document read(Codec<Document> codec, byte[] bytes) {
    try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bytes))) {
      return codec.decode(reader, DecoderContext.builder().build());
    }
  }
}
