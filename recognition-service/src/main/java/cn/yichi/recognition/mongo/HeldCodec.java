package cn.yichi.recognition.mongo;

import cn.yichi.recognition.decision.Cause;
import cn.yichi.recognition.decision.Judgements.Held;
import cn.yichi.recognition.decision.Replica;
import cn.yichi.recognition.decision.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/**
 * Reads of a certificate's document what an answer needs, straight from the wire, and skips the
 * rest: the announcement is the larger part of it. An employer waits for this.
 */
final class HeldCodec implements Codec<Held> {

  /** The fields of a document or of a part of it, by type. */
  static final class Fields {
    private final Map<String, String> texts = new HashMap<>(32);
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>(2);

    Optional<String> text(String field) {
      return Optional.ofNullable(texts.get(field));
    }

    /**
     * @throws NullPointerException where there is none
     */
    String needed(String field) {
      return Objects.requireNonNull(texts.get(field), field);
    }

    /** 0 where there is none; of a yes or no 1 or 0. */
    long number(String field) {
      return numbers.getOrDefault(field, 0L);
    }

    List<String> list(String field) {
      return lists.getOrDefault(field, List.of());
    }
  }

  @Override
  public Held decode(BsonReader reader, DecoderContext context) {
    Fields replica = new Fields();
    Fields whole = new Fields();
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      String name = reader.readName();
      switch (name) {
        case "replica" -> part(reader, replica);
        case "decision", "pending" -> reader.skipValue();
        default -> field(reader, name, whole);
      }
    }
    reader.readEndDocument();
    return held(whole, ReplicaDocument.read(whole, replica));
  }

  private static void part(BsonReader reader, Fields into) {
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      field(reader, reader.readName(), into);
    }
    reader.readEndDocument();
  }

  private static void field(BsonReader reader, String name, Fields into) {
    switch (reader.getCurrentBsonType()) {
      case STRING -> into.texts.put(name, reader.readString());
      case INT32 -> into.numbers.put(name, (long) reader.readInt32());
      case INT64 -> into.numbers.put(name, reader.readInt64());
      case BOOLEAN -> into.numbers.put(name, reader.readBoolean() ? 1L : 0L);
      case ARRAY -> into.lists.put(name, texts(reader));
      default -> reader.skipValue();
    }
  }

  private static List<String> texts(BsonReader reader) {
    List<String> texts = new ArrayList<>(2);
    reader.readStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      if (reader.getCurrentBsonType() == BsonType.STRING) {
        texts.add(reader.readString());
      } else {
        reader.skipValue();
      }
    }
    reader.readEndArray();
    return texts;
  }

  private static Held held(Fields whole, Replica replica) {
    int issuerVersion = (int) whole.number(MongoJudgements.ISSUER_VERSION);
    return new Held(
        replica,
        new Standing(
            replica.view().home(),
            replica.homeProven(),
            replica.view().version(),
            whole.number("revision"),
            whole.needed("outcome"),
            whole.needed("fingerprint"),
            Cause.valueOf(whole.needed("cause")),
            replica.cause(),
            issuerVersion,
            whole.number("published") == 1,
            replica.provenance()),
        issuerVersion == 0 ? Optional.empty() : Optional.of(issuerVersion),
        whole.needed("bookRevision"));
  }

  @Override
  public void encode(BsonWriter writer, Held value, EncoderContext context) {
    throw new UnsupportedOperationException(
        "a certificate is written as a whole by " + JudgementDocument.class.getSimpleName());
  }

  @Override
  public Class<Held> getEncoderClass() {
    return Held.class;
  }
}
