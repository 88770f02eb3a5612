package cn.yichi.recognition.mongo;

import cn.yichi.platform.outbox.Outbox;
import cn.yichi.recognition.decision.Judgement;
import cn.yichi.recognition.decision.Judgements.Held;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A certificate's document as it was read, in the bytes of the wire: most of it goes into the
 * history as it is.
 */
record StoredCertificate(RawBsonDocument bytes) {
  private static final Set<String> WAITING = Set.of(Outbox.PENDING, Outbox.BUCKET);
  private static final HeldCodec HELD = new HeldCodec();
  private static final BsonValueCodec VALUES = new BsonValueCodec();
  private static final DecoderContext READ = DecoderContext.builder().build();
  private static final EncoderContext WRITTEN = EncoderContext.builder().build();

  String id() {
    return bytes.getString("_id").getValue();
  }

  long revision() {
    return bytes.getInt64("revision").getValue();
  }

  /** See {@link JudgementDocument#LIFE}; null where none was given. */
  @Nullable String life() {
    BsonValue life = bytes.get(JudgementDocument.LIFE);
    return life == null ? null : life.asString().getValue();
  }

  /** Its key in the history: another life of the certificate has other keys. */
  String historyId() {
    String life = life();
    return id() + "/" + revision() + (life == null ? "" : "/" + life);
  }

  /** Whether facts wait to be sent. */
  boolean hasFacts() {
    return bytes.containsKey(Outbox.BUCKET);
  }

  /** The month in which it was granted first; empty where it never was. */
  Optional<String> firstGranted() {
    return Optional.ofNullable(bytes.get(MongoCountedDecisions.FIRST_GRANTED))
        .map(month -> month.asString().getValue());
  }

  Held held() {
    try (BsonBinaryReader reader = reader()) {
      return HELD.decode(reader, READ);
    }
  }

  /** As the history keeps it once a judgement has replaced it, without what waits. */
  RawBsonDocument replacedBy(Judgement next) {
    BasicOutputBuffer into = new BasicOutputBuffer(bytes.getByteBuffer().remaining() + 64);
    try (BsonBinaryReader from = reader();
        BsonBinaryWriter writer = new BsonBinaryWriter(into)) {
      from.readStartDocument();
      writer.writeStartDocument();
      writer.writeString("_id", historyId());
      while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
        String field = from.readName();
        if (field.equals("_id") || WAITING.contains(field)) {
          from.skipValue();
        } else {
          writer.writeName(field);
          copy(from, writer);
        }
      }
      writer.writeDateTime(Outbox.REPLACED_AT, next.decidedAt().toEpochMilli());
      writer.writeEndDocument();
      return new RawBsonDocument(into.getInternalBuffer(), 0, into.getPosition());
    }
  }

  private static void copy(BsonBinaryReader from, BsonBinaryWriter into) {
    if (from.getCurrentBsonType() == BsonType.DOCUMENT) {
      into.pipe(from);
    } else {
      VALUES.encode(into, VALUES.decode(from, READ), WRITTEN);
    }
  }

  /** Adds to what is to replace it the fields that only it has: others may have put them there. */
  void handOn(Document next) {
    try (BsonBinaryReader from = reader()) {
      from.readStartDocument();
      while (from.readBsonType() != BsonType.END_OF_DOCUMENT) {
        String field = from.readName();
        if (next.containsKey(field) || WAITING.contains(field)) {
          from.skipValue();
        } else {
          BsonValue value = VALUES.decode(from, READ);
          next.append(field, value);
        }
      }
    }
  }

  private BsonBinaryReader reader() {
    return new BsonBinaryReader(bytes.getByteBuffer().asNIO());
  }
}
