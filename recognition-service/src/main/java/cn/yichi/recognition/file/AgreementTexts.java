package cn.yichi.recognition.file;

import cn.yichi.recognition.agreement.Agreement;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import cn.yichi.recognition.agreement.FaultyDocumentException;
import cn.yichi.recognition.agreement.NewDocument;
import cn.yichi.recognition.register.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Reads agreements by their schema, wherever they come from. */
final class AgreementTexts implements Texts {
  /** Many times the longest that is shipped; written out, it has to fit a record. */
  private static final int LONGEST = 100_000;

  private final DocumentSchema schema = new DocumentSchema("agreement.schema.json");

  @Override
  public Reading read(String json) {
    return read(json, signed -> {});
  }

  @Override
  public Reading readNew(String json) {
    return read(json, NewDocument::check);
  }

  private Reading read(String json, Consumer<Agreement> further) {
    if (json.length() > LONGEST) {
      return new Reading.Faulty(List.of(tooLong(json)));
    }
    List<DocumentFault> faults = new ArrayList<>();
    Optional<Reading.Sound> sound = read(json, DocumentSchema.JSON, faults, further);
    return sound.<Reading>map(it -> it).orElseGet(() -> new Reading.Faulty(faults));
  }

  /** A new document in this form; empty where it is faulty, which is then added. */
  Optional<Reading.Sound> readNew(String document, ObjectMapper form, List<DocumentFault> faults) {
    return read(document, form, faults, NewDocument::check);
  }

  private Optional<Reading.Sound> read(
      String document, ObjectMapper form, List<DocumentFault> faults, Consumer<Agreement> further) {
    Optional<JsonNode> tree = schema.read(document, form, faults);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    try {
      Agreement agreement = AgreementReader.read(new Tree(tree.get()));
      further.accept(agreement);
      return Optional.of(new Reading.Sound(agreement, CanonicalJson.of(tree.get())));
    } catch (FaultyDocumentException e) {
      faults.add(e.fault());
    } catch (IllegalArgumentException e) {
      faults.add(
          new DocumentFault(
              "", Code.NOT_UNDERSTOOD, Map.of("said", String.valueOf(e.getMessage()))));
    }
    return Optional.empty();
  }

  private static DocumentFault tooLong(String json) {
    return new DocumentFault(
        "",
        Code.DOCUMENT_TOO_LONG,
        Map.of("most", String.valueOf(LONGEST), "found", String.valueOf(json.length())));
  }
}
