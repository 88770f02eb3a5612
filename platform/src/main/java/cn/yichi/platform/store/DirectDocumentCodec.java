package cn.yichi.platform.store;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.CollectibleCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.Encoder;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents as {@link DocumentCodec} does, byte for byte, but asks the registry for no codec
 * where a value is text, a number, a truth, a date, a binary, a list or another document, which is
 * what stores keep (ADR 0076). Other values, and all reading, are the driver's.
 */
public final class DirectDocumentCodec implements CollectibleCodec<Document> {
  private static final String ID = "_id";
  private static final EncoderContext NESTED = EncoderContext.builder().build();

  private final CodecRegistry registry;
  private final DocumentCodec usual;

  private DirectDocumentCodec(CodecRegistry registry) {
    this.registry = registry;
    this.usual = new DocumentCodec(registry);
  }

  /** The given registry, but with documents written directly. */
  public static CodecRegistry in(CodecRegistry others) {
    CodecProvider direct =
        new CodecProvider() {
          @Override
          @SuppressWarnings("unchecked")
          public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
            return type == Document.class ? (Codec<T>) new DirectDocumentCodec(registry) : null;
          }
        };
    return CodecRegistries.fromRegistries(CodecRegistries.fromProviders(direct), others);
  }

  @Override
  public void encode(BsonWriter writer, Document document, EncoderContext context) {
    boolean idFirst = context.isEncodingCollectibleDocument() && document.containsKey(ID);
    writer.writeStartDocument();
    if (idFirst) {
      writer.writeName(ID);
      value(writer, document.get(ID));
    }
    for (Map.Entry<String, Object> entry : document.entrySet()) {
      if (!idFirst || !entry.getKey().equals(ID)) {
        writer.writeName(entry.getKey());
        value(writer, entry.getValue());
      }
    }
    writer.writeEndDocument();
  }

  private void value(BsonWriter writer, @Nullable Object value) {
    switch (value) {
      case null -> writer.writeNull();
      case String text -> writer.writeString(text);
      case Integer number -> writer.writeInt32(number);
      case Long number -> writer.writeInt64(number);
      case Double number -> writer.writeDouble(number);
      case Boolean truth -> writer.writeBoolean(truth);
      case Date time -> writer.writeDateTime(time.getTime());
      case Binary bytes -> writer.writeBinaryData(new BsonBinary(bytes.getType(), bytes.getData()));
      case Document nested -> encode(writer, nested, NESTED);
      case List<?> list -> {
        writer.writeStartArray();
        list.forEach(each -> value(writer, each));
        writer.writeEndArray();
      }
      default -> other(writer, value);
    }
  }

  @SuppressWarnings("unchecked")
  private void other(BsonWriter writer, Object value) {
    ((Encoder<Object>) registry.get(value.getClass())).encode(writer, value, NESTED);
  }

  @Override
  public Document decode(BsonReader reader, DecoderContext context) {
    return usual.decode(reader, context);
  }

  @Override
  public Class<Document> getEncoderClass() {
    return Document.class;
  }

  @Override
  public Document generateIdIfAbsentFromDocument(Document document) {
    return usual.generateIdIfAbsentFromDocument(document);
  }

  @Override
  public boolean documentHasId(Document document) {
    return usual.documentHasId(document);
  }

  @Override
  public BsonValue getDocumentId(Document document) {
    return usual.getDocumentId(document);
  }
}
