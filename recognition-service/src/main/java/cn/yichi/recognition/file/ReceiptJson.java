package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.CertificateId;
import cn.yichi.contracts.vocabulary.IssuerCode;
import cn.yichi.contracts.vocabulary.Occupation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SocialCreditCode;
import cn.yichi.recognition.decision.Ruling;
import cn.yichi.recognition.receipt.AskingProof;
import cn.yichi.recognition.receipt.Receipt;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Receipts as JSON, by {@code receipt.v1.schema.json}: fields are named as the records name them,
 * which a golden file holds fast. So are proofs of having asked, by {@code
 * asking-proof.v1.schema.json}. Unknown fields are passed over.
 */
final class ReceiptJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(values())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .changeDefaultPropertyInclusion(
              it -> it.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .changeDefaultVisibility(
              it ->
                  it.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                      .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                      .withVisibility(PropertyAccessor.FIELD, Visibility.ANY))
          .build();

  private ReceiptJson() {}

  static byte[] write(Receipt receipt) {
    return JSON.writeValueAsBytes(receipt);
  }

  static byte[] write(AskingProof proof) {
    return JSON.writeValueAsBytes(proof);
  }

  /**
   * @throws tools.jackson.core.JacksonException when it is no JSON
   */
  static JsonNode tree(byte[] json) {
    return JSON.readTree(json);
  }

  /**
   * @throws tools.jackson.core.JacksonException when it is no receipt
   */
  static Receipt read(JsonNode tree) {
    return JSON.treeToValue(tree, Receipt.class);
  }

  /**
   * @throws tools.jackson.core.JacksonException when it is no proof of having asked
   */
  static AskingProof readAsking(JsonNode tree) {
    return JSON.treeToValue(tree, AskingProof.class);
  }

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule();
    asText(module, Region.class, Region::code, Region::new);
    asText(module, CertificateId.class, CertificateId::value, CertificateId::new);
    asText(module, SocialCreditCode.class, SocialCreditCode::value, SocialCreditCode::new);
    asText(module, IssuerCode.class, IssuerCode::value, IssuerCode::new);
    asText(module, Occupation.class, Occupation::key, Occupation::ofKey);
    asText(module, Ruling.Subject.class, Ruling.Subject::code, Ruling.Subject::of);
    return module;
  }

  private static <T> void asText(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new ValueSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new ValueDeserializer<T>() {
          @Override
          public T deserialize(JsonParser json, DeserializationContext context) {
            String text = json.getString();
            try {
              return read.apply(text);
            } catch (IllegalArgumentException malformed) {
              return context.reportInputMismatch(type, "malformed");
            }
          }
        });
  }
}
