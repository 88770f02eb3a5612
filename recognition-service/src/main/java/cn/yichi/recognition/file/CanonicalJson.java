package cn.yichi.recognition.file;

import cn.yichi.recognition.register.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one form in which a document is signed: keys in the order of their characters, no white
 * space, UTF-8. Documents hold no fractions, whose form could differ.
 */
final class CanonicalJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build();

  private CanonicalJson() {}

  static Statement.Text of(JsonNode document) {
    String text = JSON.writeValueAsString(ordered(document));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new Statement.Text(text, HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonNode ordered(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.propertyNames().stream()
          .sorted()
          .forEach(name -> object.set(name, ordered(node.get(name))));
      return object;
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.values().forEach(each -> array.add(ordered(each)));
      return array;
    }
    return node;
  }
}
