package cn.yichi.recognition.file;

import cn.yichi.recognition.register.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads agreements by their schema, wherever they come from. */
final class AgreementTexts implements Texts {
  /** Many times the longest that is shipped; written out, it has to fit a record. */
  private static final int LONGEST = 100_000;

  private final DocumentSchema schema = new DocumentSchema("agreement.schema.json");

  @Override
  public Reading read(String json) {
    if (json.length() > LONGEST) {
      return new Reading.Faulty(
          List.of("longer than " + LONGEST + " characters: " + json.length()));
    }
    List<String> faults = new ArrayList<>();
    Optional<Reading.Sound> sound = read(json, DocumentSchema.JSON, faults);
    return sound.<Reading>map(it -> it).orElseGet(() -> new Reading.Faulty(faults));
  }

  /** A document in this form; empty where it is faulty, which is then added. */
  Optional<Reading.Sound> read(String document, ObjectMapper form, List<String> faults) {
    Optional<JsonNode> tree = schema.read(document, form, faults);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Reading.Sound(
              AgreementReader.read(new Tree(tree.get())), CanonicalJson.of(tree.get())));
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
