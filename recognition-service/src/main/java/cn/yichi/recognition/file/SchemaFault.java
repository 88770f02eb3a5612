package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.Finding;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import com.networknt.schema.Error;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the schema's checker found, as a fault with words of our own: those of the checker speak to
 * who writes schemas, and say nothing of a remedy.
 */
final class SchemaFault {
  private SchemaFault() {}

  static DocumentFault of(Error error) {
    return new DocumentFault(
        error.getInstanceLocation().toString(), code(error), parameters(error));
  }

  private static Code code(Error error) {
    return switch (error.getKeyword()) {
      case "required" -> Code.FIELD_MISSING;
      case "additionalProperties" -> Code.FIELD_UNKNOWN;
      case "not" -> Code.FIELD_MISPLACED;
      case "propertyNames" -> Code.KEY_UNKNOWN;
      case "type" -> Code.TYPE_WRONG;
      case "enum", "const" -> Code.VALUE_UNKNOWN;
      case "pattern" -> Code.FORM_WRONG;
      case "format" -> Code.DAY_WRONG;
      case "minimum" -> Code.NUMBER_TOO_SMALL;
      case "maximum" -> Code.NUMBER_TOO_LARGE;
      case "minItems" -> Code.ITEMS_TOO_FEW;
      case "maxItems" -> Code.ITEMS_TOO_MANY;
      case "uniqueItems" -> Code.ITEMS_REPEATED;
      case "minLength" -> Code.TEXT_TOO_SHORT;
      case "maxLength" -> Code.TEXT_TOO_LONG;
      case "minProperties" -> Code.FIELDS_TOO_FEW;
      default -> Code.SCHEMA_OTHER;
    };
  }

  private static Map<String, String> parameters(Error error) {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("value", value(error.getInstanceNode()));
    parameters.put("name", Finding.shown(name(error)));
    parameters.put("said", error.getMessage());
    Object[] arguments = error.getArguments();
    if (arguments != null && arguments.length > 0) {
      parameters.put("limit", String.valueOf(arguments[0]));
      parameters.put("other", String.valueOf(arguments[arguments.length - 1]));
    }
    return parameters;
  }

  /** What was written; of lists and objects, whose parts have places of their own, nothing. */
  private static String value(JsonNode node) {
    return node.isContainer() ? "" : Finding.shown(node.asString());
  }

  /** The field that the fault is about; {@code not} forbids fields only. */
  private static String name(Error error) {
    String property = error.getProperty();
    return property == null
        ? error.getSchemaNode().path("required").path(0).asString("")
        : property;
  }
}
