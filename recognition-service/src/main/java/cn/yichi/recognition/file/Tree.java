package cn.yichi.recognition.file;

import cn.yichi.contracts.vocabulary.CertificateKind;
import cn.yichi.contracts.vocabulary.Citation;
import cn.yichi.contracts.vocabulary.Region;
import cn.yichi.contracts.vocabulary.SkillLevel;
import cn.yichi.recognition.agreement.Provenance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads values out of a tree that its schema has already found valid. */
record Tree(JsonNode node) {
  private static final String UNSTATED = "UNSTATED";

  Tree at(String field) {
    return new Tree(node.path(field));
  }

  String text(String field) {
    return node.path(field).asString();
  }

  /** The field; empty where it is absent or {@code UNSTATED}. */
  Optional<Tree> stated(String field) {
    JsonNode value = node.path(field);
    boolean open = value.isMissingNode() || value.isString() && value.asString().equals(UNSTATED);
    return open ? Optional.empty() : Optional.of(new Tree(value));
  }

  Optional<LocalDate> day(String field) {
    return stated(field).map(each -> LocalDate.parse(each.node.asString()));
  }

  <E extends Enum<E>> E constant(Class<E> type, String field) {
    return Enum.valueOf(type, text(field));
  }

  Stream<Tree> items(String field) {
    return node.path(field).values().stream().map(Tree::new);
  }

  List<String> texts(String field) {
    return items(field).map(each -> each.node.asString()).toList();
  }

  <T> List<T> list(String field, Function<Tree, T> read) {
    return items(field).map(read).toList();
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

  Citation citation() {
    Tree citation = at("citation");
    return new Citation(
        citation.text("document"),
        citation.stated("clause").map(each -> each.node.asString()).orElse(""),
        citation.text("source"));
  }

  Provenance provenance() {
    Tree provenance = at("provenance");
    return new Provenance(provenance.texts("sources"), provenance.text("note"));
  }

  /** A region that exists. */
  Region region(String field) {
    return region("/" + field, text(field));
  }

  /** Regions that exist. */
  List<Region> regions(String field) {
    List<Region> regions = new ArrayList<>();
    for (String code : texts(field)) {
      regions.add(region("/" + field + "/" + regions.size(), code));
    }
    return regions;
  }

  private static Region region(String path, String code) {
    return Region.parse(code)
        .asOptional()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    path
                        + ": no such region: "
                        + code
                        + "; give the six digits of GB/T 2260, as in 510000"));
  }
}
