package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.DocumentFault;
import cn.yichi.recognition.agreement.DocumentFault.Code;
import cn.yichi.recognition.agreement.FaultyDocumentException;
import cn.yichi.recognition.agreement.Provenance;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads values out of a tree that its schema has already found valid.
 *
 * @param place JSON pointer to it
 */
record Tree(JsonNode node, String place) {
  private static final String UNSTATED = "UNSTATED";

  /** A whole document. */
  Tree(JsonNode node) {
    this(node, "");
  }

  Tree at(String field) {
    return new Tree(node.path(field), place + "/" + field);
  }

  /** What is read of it; a fault that has no place yet is one of this place. */
  <T> T as(Function<Tree, T> read) {
    try {
      return read.apply(this);
    } catch (FaultyDocumentException e) {
      throw e.at(place);
    }
  }

  String text(String field) {
    return node.path(field).asString();
  }

  /** The field; empty where it is absent or {@code UNSTATED}. */
  Optional<Tree> stated(String field) {
    Tree found = at(field);
    JsonNode value = found.node;
    boolean open = value.isMissingNode() || value.isString() && value.asString().equals(UNSTATED);
    return open ? Optional.empty() : Optional.of(found);
  }

  Optional<LocalDate> day(String field) {
    return stated(field).map(each -> LocalDate.parse(each.node.asString()));
  }

  <E extends Enum<E>> E constant(Class<E> type, String field) {
    return Enum.valueOf(type, text(field));
  }

  Stream<Tree> items(String field) {
    Tree list = at(field);
    return IntStream.range(0, list.node.size())
        .mapToObj(i -> new Tree(list.node.path(i), list.place + "/" + i));
  }

  List<String> texts(String field) {
    return items(field).map(each -> each.node.asString()).toList();
  }

  <T> List<T> list(String field, Function<Tree, T> read) {
    return items(field).map(each -> each.as(read)).toList();
  }

  List<CertificateKind> kinds() {
    return texts("kinds").stream().map(CertificateKind::valueOf).toList();
  }

  /** A constant; empty where it is absent or {@code UNSTATED}. */
  <E extends Enum<E>> Optional<E> optional(Class<E> type, String field) {
    return stated(field).map(each -> Enum.valueOf(type, each.node.asString()));
  }

  <T> Map<SkillLevel, T> byLevel(Function<JsonNode, T> read) {
    return byConstant(SkillLevel.class, read);
  }

  <K extends Enum<K>, T> Map<K, T> byConstant(Class<K> type, Function<JsonNode, T> read) {
    Map<K, T> table = new EnumMap<>(type);
    node.properties()
        .forEach(each -> table.put(Enum.valueOf(type, each.getKey()), read.apply(each.getValue())));
    return table;
  }

  /** A text with something in it. */
  String words(String field) {
    String text = text(field);
    if (text.isBlank()) {
      throw fault(at(field).place, Code.TEXT_BLANK, Map.of());
    }
    return text;
  }

  Citation citation() {
    Tree citation = at("citation");
    return new Citation(
        citation.words("document"),
        citation.stated("clause").map(each -> each.node.asString()).orElse(""),
        citation.text("source"));
  }

  Provenance provenance() {
    Tree provenance = at("provenance");
    return new Provenance(provenance.texts("sources"), provenance.text("note"));
  }

  /** A region that exists. */
  Region region(String field) {
    return at(field).region();
  }

  /** Regions that exist. */
  List<Region> regions(String field) {
    return items(field).map(Tree::region).toList();
  }

  private Region region() {
    String code = node.asString();
    return Region.parse(code)
        .asOptional()
        .orElseThrow(() -> fault(place, Code.REGION_UNKNOWN, Map.of("value", code)));
  }

  private static FaultyDocumentException fault(
      String place, Code code, Map<String, String> parameters) {
    return new FaultyDocumentException(new DocumentFault(place, code, parameters));
  }
}
